#!/usr/bin/python3
"""A client of the Holdfast protocol, version 1, and scenarios that try a server.

Usage: client.py --url ws://HOST:PORT --token-file FILE [--seed N] [--timeout SECONDS] SCENARIO

Prints one JSON line; exit code 0 only if the scenario held. Rule ids like R2 are those of PROTOCOL.md.
The client does not do these parts: moving to another connection on request (C11), activity, targets, gateways, images.
"""
import argparse
import asyncio
import base64
import hashlib
import http.client
import itertools
import json
import random
import secrets
import socket
import struct
import sys
import time
import urllib.parse
import zlib

import websockets
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatusCode

# ---------------------------------------------------------------------------------------------------------------
# Layer 1: the protocol
# ---------------------------------------------------------------------------------------------------------------

SUBPROTOCOL = "holdfast.v1"
FRAME_HEAD = struct.Struct(">BIQ")  # kind, channel, offset (F1)
DATA, RECEIPT, SNAPSHOT_PART = 1, 2, 3
MAX_DATA_BYTES = 65_536
TURN_BYTES = 16_384
MAX_HELLO_HEADER_CHARS = 6_144
MAX_SNAPSHOT_BYTES = 8_388_608
MAX_SNAPSHOT_INFLATED_BYTES = 67_108_864
# Text of 4,194,304 UTF-16 code units has at most three times as many UTF-8 bytes, and the library counts bytes.
MAX_MESSAGE_BYTES = 3 * 4_194_304
BLOCK_HEAD = struct.Struct(">4sQQQII")  # magic, from, to, time, inflated length, deflated length (H4)
BLOCK_MAGIC = b"HFB\x01"
SIZE = {"cols": 120, "rows": 40}
# Profile of an unknown terminal, for clients without one (S11).
PALETTE = ("#2e3436 #cc0000 #4e9a06 #c4a000 #3465a4 #75507b #06989a #d3d7cf "
           "#555753 #ef2929 #8ae234 #fce94f #729fcf #ad7fa8 #34e2e2 #eeeeec").split()
PROFILE = {"foreground": "#e0e0e0", "background": "#16161e", "cursor": "#e0e0e0", "palette": PALETTE,
           "cellWidth": 8, "cellHeight": 17}
# Fields of each server message besides `type`; a question mark means optional (section 14).
SERVER_FIELDS = {name: fields.split() for name, fields in {
    "welcome": "version server host user windowBytes maxChannels",
    "attached": "channel session output input size target targetName container? durability? state createdAt",
    "refused": "channel code message",
    "ended": "channel end at outputEnd directory?",
    "sized": "channel size at number",
    "gap": "channel from to since size sizes",
    "snapshot": "channel bytes",
    "historyEnd": "channel epoch to",
    "displaced": "channel",
    "pong": "id",
    "targets": "host? node? local engine containers",
    "sessions": "request sessions missing?",
    "notice": "message retryAfterMs moveWithinMs?",
    "host": "host state since message shell?",
    "activity": "channel request from events running directory outputEnd now",
}.items()}


class Failure(Exception):
    """A reason to end: a rule that the server broke, an answer like 401 or a refusal, a claim that did not hold."""


class ServerBrokeRule(Failure):
    """A rule of the protocol that the server broke; the connection is closed with 4000."""


def log(text):
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def random_id():
    """Returns a new id. It never comes from the seed: a repeated `request` would find an old session (S2)."""
    return secrets.token_hex(16)


def frame(kind, channel, offset, payload=b""):
    return FRAME_HEAD.pack(kind, channel, offset) + payload


def require(condition, rule):
    if not condition:
        raise ServerBrokeRule(rule)


def parse_message(text):
    """Parses a control message and checks its type and the names of its fields (C8)."""
    try:
        message = json.loads(text)
    except ValueError:
        raise ServerBrokeRule("C8: a text frame is not JSON") from None
    require(isinstance(message, dict) and message.get("type") in SERVER_FIELDS, "C8: unknown message type")
    fields = SERVER_FIELDS[message["type"]]
    required = {name for name in fields if not name.endswith("?")} | {"type"}
    allowed = required | {name.rstrip("?") for name in fields}
    require(required <= message.keys() <= allowed, f"C8: fields of {message['type']}: {sorted(message)}")
    return message


def encode_hello(hello):
    text = json.dumps(hello, separators=(",", ":"), ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


async def connect(url, token, hello):
    # The library's own pings are off: they do not count as heartbeats (C9).
    headers = {"Authorization": f"Bearer {token}", "Holdfast-Hello": encode_hello(hello)}
    return await websockets.connect(
        url, subprotocols=[SUBPROTOCOL], extra_headers=headers, compression=None, max_size=MAX_MESSAGE_BYTES,
        max_queue=None, ping_interval=None, open_timeout=30, close_timeout=2)


def inflate(data, limit):
    """Inflates raw deflate data; at most `limit` bytes, nothing may be missing or left over."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    result = stream.decompress(data, limit)
    if not stream.eof or stream.unused_data:
        raise ValueError("deflate stream is cut, too long, or has bytes behind it")
    return result


def parse_snapshot(inflated):
    """Splits an inflated snapshot into columns, rows, tail and text (R12)."""
    columns, rows, tail_length = struct.unpack_from(">HHI", inflated)
    if 8 + tail_length > len(inflated):
        raise ValueError("tail of the snapshot is longer than the snapshot")
    return columns, rows, inflated[8:8 + tail_length], inflated[8 + tail_length:].decode("utf-8")


def read_number(data, position):
    """Reads an unsigned LEB128 number; returns it and the position behind it."""
    value = 0
    for index in range(8):
        byte = data[position + index]
        value |= (byte & 0x7F) << (7 * index)
        if not byte & 0x80:
            return value, position + index + 1
    raise ValueError("LEB128 number is longer than 8 bytes")


def parse_records(data):
    """Returns the output in the inflated records of a history block; times and sizes are not used (H4)."""
    output, position, first = bytearray(), 0, True
    while position < len(data):
        _milliseconds, position = read_number(data, position)
        kind, position = read_number(data, position)
        number, position = read_number(data, position)      # length of output, or columns
        if kind == 0 and not first and position + number <= len(data):
            output += data[position:position + number]
            position += number
        elif kind == 1:
            _rows, position = read_number(data, position)
        else:
            raise ValueError("malformed record of a history block")
        first = False
    return bytes(output)


class Attachment:
    """A session used through a link: the state that outlives connections, and that of the present one."""

    def __init__(self, link, channel, snapshot_behind):
        self.link, self.channel, self.snapshot_behind = link, channel, snapshot_behind
        self.session, self.open_message = None, None    # `open` is repeated until it is answered (S2)
        self.epoch, self.cursor, self.sizes = None, 0, 0
        self.output, self.output_base = bytearray(), 0  # output since the start or the last skipped range
        self.skipped, self.snapshots, self.duplicates = [], [], 0
        self.ended = self.refused = None
        self.input_epoch, self.confirmed, self.input_log = random_id(), 0, bytearray()  # log from `confirmed` on
        self.sent_ever = self.resent = 0
        self.lose_connection()

    def lose_connection(self):
        """Forgets what belongs to one connection."""
        self.attached = self.snapshot = None
        self.next_offset = self.acknowledged = self.sent = self.taken = 0
        self.pending_sizes = []                         # sizes that count once the output reaches them (S8)

    def request(self):
        if self.open_message:
            return self.open_message
        output = self.epoch and {"epoch": self.epoch, "offset": self.cursor, "sizes": self.sizes}
        return {"type": "attach", "channel": self.channel, "session": self.session, "output": output,
                "snapshotBehindBytes": self.snapshot_behind,
                "input": {"epoch": self.input_epoch, "start": self.confirmed}, "size": SIZE}

    def on_attached(self, message):
        output, position = message["output"], message["input"]
        self.session, self.attached, self.open_message = message["session"], message, None
        if output["epoch"] != self.epoch:               # a new, empty terminal (R5)
            self.epoch, self.cursor, self.sizes = output["epoch"], 0, 0
            self.output, self.output_base = bytearray(), 0
        self.continue_at(output["from"], output["skipped"], output["sizes"], message["size"], output["snapshot"])
        if position is None:                            # start a new input epoch without the old input (R7)
            log("the server no longer knows the input epoch; unconfirmed input is dropped")
            self.lose_connection()
            self.input_epoch, self.confirmed, self.sent_ever, self.input_log = random_id(), 0, 0, bytearray()
            return [{"type": "detach", "channel": self.channel}, self.request()]
        received, taken = position["received"], position["taken"]
        require(self.confirmed <= received <= self.sent_ever and taken <= received, "R7: input position")
        self.resent += self.sent_ever - received
        self.confirm(received)
        self.sent, self.taken = received, taken
        return []

    def on_gap(self, message):
        self.continue_at(message["to"], message, message["sizes"], message["size"], self.snapshot_behind is not None)

    def continue_at(self, offset, missing, sizes, size, snapshot):
        """Takes the offset at which output continues, after a skipped range and perhaps a snapshot (R6, R11, W3)."""
        self.next_offset = self.acknowledged = offset
        if snapshot:
            # The cursor stays until the snapshot is complete: a cut before that resumes at the old position (R12).
            self.snapshot = {"missing": missing, "from": offset, "sizes": sizes, "size": size, "data": bytearray()}
        elif missing:
            self.skip(missing, sizes)
        require(snapshot or offset <= self.cursor, "R6: output is missing and not stated")

    def skip(self, missing, sizes):
        require(missing["from"] == self.cursor and missing["to"] == self.next_offset, "R6: skipped range")
        self.skipped.append((missing["from"], missing["to"]))
        self.cursor, self.sizes = missing["to"], sizes
        self.output, self.output_base = bytearray(), self.cursor

    def on_snapshot(self, message):
        require(self.snapshot and "bytes" not in self.snapshot, "R11: unexpected snapshot")
        require(message["bytes"] <= MAX_SNAPSHOT_BYTES, "R12: snapshot too large")
        self.snapshot["bytes"] = message["bytes"]
        self.on_snapshot_part(0, b"")

    def on_snapshot_part(self, offset, payload):
        snapshot = self.snapshot
        require(snapshot and "bytes" in snapshot, "R11: part without a snapshot")
        require(offset == len(snapshot["data"]), "R12: parts are not in order")
        snapshot["data"] += payload
        require(len(snapshot["data"]) <= snapshot["bytes"], "R12: more than the stated length")
        if len(snapshot["data"]) == snapshot["bytes"]:
            self.snapshot = None
            self.skip(snapshot["missing"], snapshot["sizes"])
            try:
                snapshot["inflated"] = inflate(bytes(snapshot["data"]), MAX_SNAPSHOT_INFLATED_BYTES)
            except (ValueError, zlib.error):            # length 0, too: the terminal stays as it is (R12)
                snapshot["inflated"] = None
            self.snapshots.append(snapshot)

    def on_data(self, offset, payload):
        """Accepts output at and above the cursor (R2); returns the offset to acknowledge."""
        end = offset + len(payload)
        require(self.snapshot is None, "R11: data before the end of the snapshot")
        require(offset == self.next_offset, f"R3: data at {offset} instead of {self.next_offset}")
        require(end <= self.acknowledged + self.link.window, "W1: window exceeded")
        old = max(0, min(len(payload), self.cursor - offset))
        self.duplicates += old
        self.output += payload[old:]
        self.cursor = max(self.cursor, end)
        self.take_sizes()
        # The receipt is for this frame's end: never above what was sent on this connection (R9).
        self.next_offset = self.acknowledged = end
        return end

    def on_sized(self, message):
        if message["number"] > self.sizes:
            self.pending_sizes.append((message["at"], message["number"]))
            self.take_sizes()

    def take_sizes(self):
        while self.pending_sizes and self.pending_sizes[0][0] <= self.cursor:
            self.sizes = self.pending_sizes.pop(0)[1]

    def on_receipt(self, offset):
        require(self.taken <= offset <= self.sent, f"R9: receipt {offset} outside of {self.taken} to {self.sent}")
        self.taken = offset
        self.confirm(offset)

    def confirm(self, offset):
        """Drops input that belongs to the server."""
        if offset > self.confirmed:
            del self.input_log[:offset - self.confirmed]
            self.confirmed = offset

    def next_input(self, window):
        """Takes the next frame of input that fits into the window, or None."""
        start, room = self.sent - self.confirmed, min(TURN_BYTES, window - (self.sent - self.taken))
        chunk = bytes(self.input_log[start:start + room]) if self.attached and room > 0 else b""
        if not chunk:
            return None
        self.sent += len(chunk)
        self.sent_ever = max(self.sent_ever, self.sent)
        return frame(DATA, self.channel, self.sent - len(chunk), chunk)

    def on_ended(self, message):
        self.ended = message

    async def type(self, text):
        """Queues input and sends what the window allows."""
        self.input_log += text.encode()
        await self.link.send_input(self)

    async def wait_output(self, wanted, start):
        """Waits until the output from offset `start` on has `wanted`; returns the offset behind it."""
        search = start
        while True:
            position = self.output.find(wanted, max(0, search - self.output_base))
            if position >= 0:
                return self.output_base + position + len(wanted)
            search = max(start, self.cursor - len(wanted) + 1)
            await self.link.change()

    def text_between(self, start, end):
        return bytes(self.output[start - self.output_base:end - self.output_base])


class HistoryStream:
    """A range of recorded output (H1 to H4); continues over connections from its last complete block."""

    def __init__(self, link, channel, session, start, end):
        self.link, self.channel, self.session, self.wanted, self.end = link, channel, session, start, end
        self.blocks, self.done, self.refused, self.received, self.asked = [], None, None, 0, 0
        self.lose_connection()

    def lose_connection(self):
        self.cursor, self.data = 0, bytearray()

    def request(self):
        self.asked += 1
        start = max(self.wanted, self.blocks[-1][1]) if self.blocks else self.wanted
        return {"type": "history", "channel": self.channel, "session": self.session, "from": start, "to": self.end}

    def on_historyEnd(self, message):
        require(not self.data, "H3: the last block is not complete")
        self.done = message
        del self.link.channels[self.channel]

    def on_data(self, offset, payload):
        require(offset == self.cursor, "R3: history data")
        self.cursor += len(payload)
        self.received += len(payload)
        self.data += payload
        while len(self.data) >= BLOCK_HEAD.size:
            magic, start, end, _time, inflated, deflated = BLOCK_HEAD.unpack_from(self.data)
            require(magic == BLOCK_MAGIC, "H4: magic of the block")
            if len(self.data) < BLOCK_HEAD.size + deflated:
                break
            records = inflate(bytes(self.data[BLOCK_HEAD.size:BLOCK_HEAD.size + deflated]), inflated + 1)
            require(len(records) == inflated, "H4: inflated length")
            output = parse_records(records)
            require(len(output) == end - start, "H4: range of the block")
            require(not self.blocks or start >= self.blocks[-1][1], "H2: blocks overlap")
            self.blocks.append((start, end, output))
            del self.data[:BLOCK_HEAD.size + deflated]
        return self.cursor

    def collect(self):
        """Returns the wanted output, and the ranges of it that no block has."""
        result, gaps, position = bytearray(), [], self.wanted
        for start, end, output in self.blocks:
            if start > position:
                gaps.append((position, start))
            begin = max(start, position)
            result += output[begin - start:max(0, min(end, self.end) - start)]
            position = max(position, end)
        if position < self.end:
            gaps.append((position, self.end))
        return bytes(result), gaps


class Link:
    """One resumable relation to a server: dials, resumes everything after a loss, keeps the heartbeat."""

    def __init__(self, url, token, rng, window=524_288, heartbeat_ms=10_000):
        self.url, self.token, self.rng = url, token, rng
        self.window, self.heartbeat_ms = window, heartbeat_ms
        self.device, self.run_id, self.dial_number = random_id(), random_id(), 0
        self.socket, self.welcome, self.failure = None, None, None
        self.channels = {}              # channel number: Attachment or HistoryStream
        self.lists = []                 # answers to `list`
        self.on_output = None           # called after each accepted frame of output
        self.changed, self.sending = asyncio.Event(), asyncio.Lock()
        self.wait_before_dial, self.last_error = 0, ""
        self.present = asyncio.Event()  # cleared while the client is absent: it does not dial then
        self.present.set()
        self.task = asyncio.create_task(self.run())

    def notify(self):
        self.changed.set()
        self.changed = asyncio.Event()

    async def change(self):
        """Waits until anything happens on the link; raises when it failed for good."""
        if self.failure:
            raise self.failure
        await self.changed.wait()

    async def wait(self, condition):
        while not condition():
            await self.change()

    def hello(self, attaches):
        return {"type": "hello", "client": "interop 1.0", "device": self.device, "run": self.run_id,
                "dial": self.dial_number, "heartbeatMs": self.heartbeat_ms, "windowBytes": self.window,
                "profile": PROFILE, "attach": attaches}

    async def run(self):
        failures = 0
        while not self.failure:
            await self.present.wait()
            await asyncio.sleep(self.rng.uniform(0, self.wait_before_dial))
            self.wait_before_dial = 0
            try:
                await self.one_connection()
                failures = 0
                continue
            except ConnectionClosed as closed:
                code, reason = (closed.rcvd.code, closed.rcvd.reason) if closed.rcvd else (1006, "")
                self.last_error = f"connection {self.dial_number} closed: {code} {reason}"
                if code in (4001, 4005):
                    self.failure = Failure(self.last_error)
                if self.welcome and code in (1006, 4003, 4004):
                    failures = 0
            except InvalidStatusCode as answer:
                self.last_error = f"HTTP {answer.status_code}"
                if answer.status_code in (401, 403, 426) and "Holdfast-Server" in answer.headers:
                    versions = answer.headers.get("Holdfast-Versions")
                    self.failure = Failure(self.last_error + (f": the server speaks {versions}" if versions else ""))
            except (OSError, InvalidHandshake) as error:
                self.last_error = f"dialing failed: {error!r}"
            except Exception as error:  # a broken rule, or data that cannot be parsed
                self.failure = Failure(f"the server broke a rule: {error!r}")
                if self.socket:
                    await self.socket.close(4000, str(error)[:120])
            log(self.failure or self.last_error)
            failures += 1
            if failures > 1:            # the first attempt is immediate
                self.wait_before_dial = max(self.wait_before_dial, min(15, 0.1 * 1.6 ** (failures - 2)))
            self.notify()

    async def one_connection(self):
        """Dials, resumes every attachment and history stream, and reads until the connection is lost."""
        self.dial_number += 1
        for user in self.channels.values():
            user.lose_connection()
        requests = [user.request() for user in self.channels.values()]
        early = [request for request in requests if request["type"] == "attach"]
        while len(encode_hello(self.hello(early))) > MAX_HELLO_HEADER_CHARS:    # the others follow `welcome` (C5)
            early.pop()
        old, self.welcome = self.socket, None
        self.socket = current = await connect(self.url, self.token, self.hello(early))
        if old:
            old.transport.abort()
        if "Holdfast-Server" not in current.response_headers:
            raise OSError("not a Holdfast server")
        self.heard = time.monotonic()
        heartbeat = asyncio.create_task(self.heartbeat(current))
        try:
            async for message in current:
                if current is not self.socket:
                    return              # dropped by cut(): whatever was queued is lost
                self.heard = time.monotonic()
                if not self.welcome:
                    first = parse_message(message)
                    require(first["type"] == "welcome", "C6: first message is not welcome")
                    self.welcome = first
                    for request in requests:
                        if request not in early:
                            await self.send(request)
                elif isinstance(message, bytes):
                    await self.on_frame(message)
                else:
                    await self.on_message(parse_message(message))
                self.notify()
        finally:
            heartbeat.cancel()

    async def heartbeat(self, current):
        """Pings twice per interval, and drops a connection that is silent for two intervals (C9)."""
        for number in itertools.count():
            await asyncio.sleep(self.heartbeat_ms / 2000)
            if time.monotonic() - self.heard > 2 * self.heartbeat_ms / 1000:
                log("no sign of life for two heartbeats")
                current.transport.abort()
                return
            await self.send({"type": "ping", "id": number})

    def cut(self, reset=False):
        """Drops the TCP connection without a close frame; with `reset`, as a TCP reset."""
        current, self.socket = self.socket, None
        for user in self.channels.values():
            user.lose_connection()
        if current and reset:
            current.transport.get_extra_info("socket").setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if current:
            current.transport.abort()

    async def close(self):
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)
        if self.socket:
            await self.socket.close(1000)

    async def send(self, message):
        """Sends on the present connection; a lost one is not an error, because the next one resumes."""
        try:
            if self.socket:
                await self.socket.send(message if isinstance(message, bytes) else json.dumps(message))
        except ConnectionClosed:
            pass

    async def send_input(self, attachment):
        async with self.sending:
            while self.welcome and (data := attachment.next_input(self.welcome["windowBytes"])):
                await self.send(data)

    async def on_frame(self, data):
        require(len(data) >= FRAME_HEAD.size, "F1: frame is too short")
        kind, channel, offset = FRAME_HEAD.unpack_from(data)
        payload = data[FRAME_HEAD.size:]
        require(kind in (DATA, RECEIPT, SNAPSHOT_PART), "F2: kind of frame")
        require(len(payload) == 0 if kind == RECEIPT else 1 <= len(payload) <= MAX_DATA_BYTES, "F2: length of frame")
        user = self.channels.get(channel)
        if user is None or isinstance(user, Attachment) and not user.attached:
            return                      # it may have crossed a `detach` (F3)
        if kind == DATA:
            await self.send(frame(RECEIPT, channel, user.on_data(offset, payload)))
            if self.on_output and isinstance(user, Attachment):
                self.on_output(user)
        elif kind == RECEIPT:
            user.on_receipt(offset)
            await self.send_input(user)
        else:
            user.on_snapshot_part(offset, payload)

    async def on_message(self, message):
        user = self.channels.get(message.get("channel"))
        if message["type"] == "notice":
            self.wait_before_dial = message["retryAfterMs"] / 1000              # C10
        elif message["type"] == "sessions":
            self.lists.append(message)
        elif user and message["type"] == "refused":
            user.refused = message
            del self.channels[user.channel]
        elif user:
            handle = getattr(user, "on_" + message["type"], None)
            require(handle, f"{message['type']} on channel {user.channel}")
            for answer in handle(message) or []:
                await self.send(answer)
            if isinstance(user, Attachment):
                await self.send_input(user)

    async def request(self, user):
        """Puts a new attachment or history stream on its channel and sends its request."""
        await self.wait(lambda: self.welcome)
        self.channels[user.channel] = user
        await self.send(user.request())
        return user

    def free_channel(self):
        return next(number for number in itertools.count() if number not in self.channels)

    async def open(self, command, snapshot_behind=None):
        user = Attachment(self, self.free_channel(), snapshot_behind)
        user.open_message = {
            "type": "open", "channel": user.channel, "request": random_id(), "target": {"kind": "local"},
            "options": {"command": command, "shellIntegration": False},
            "input": {"epoch": user.input_epoch, "start": 0}, "size": SIZE}
        await self.request(user)
        await self.wait(lambda: user.attached or user.refused)
        if user.refused:
            raise Failure(f"open was refused: {user.refused}")
        return user

    async def history(self, session, start, end):
        return await self.request(HistoryStream(self, self.free_channel(), session, start, end))

    async def list_sessions(self):
        await self.wait(lambda: self.welcome)
        count = len(self.lists)
        await self.send({"type": "list", "request": count})
        await self.wait(lambda: len(self.lists) > count)
        return self.lists[-1]["sessions"]


# ---------------------------------------------------------------------------------------------------------------
# Layer 2: scenarios
# ---------------------------------------------------------------------------------------------------------------

CUTS = 10


def check(condition, claim):
    if not condition:
        raise Failure(claim)


async def open_quiet_shell(link, **options):
    """Opens `sh` without echo and prompt; returns the attachment and the offset behind its start."""
    shell = await link.open(["sh"], **options)
    await shell.type("PS1= PS2=; stty -echo; echo re''ady\n")      # the echo of this line does not have `ready`
    return shell, await shell.wait_output(b"ready\r\n", 0)


async def end_session(link, shell):
    await link.send({"type": "end", "session": shell.session})
    await link.wait(lambda: shell.ended)


async def output_scenario(options, link):
    count = 50_000
    expected = "".join(f"line {number}\r\n" for number in range(1, count + 1)).encode()
    shell, start = await open_quiet_shell(link)
    end = start + len(expected)
    points = sorted(link.rng.randrange(start + 1, end - len(expected) // 10) for _ in range(CUTS))
    cuts, armed = [], False

    def cut():
        nonlocal armed
        armed = False
        if link.socket and shell.cursor < end:
            cuts.append(shell.cursor - start)
            points.pop(0)
            link.cut(reset=link.rng.random() < 0.5)

    def on_output(_user):
        nonlocal armed
        if points and shell.cursor >= points[0] and not armed:
            armed = True
            asyncio.get_running_loop().call_later(link.rng.choice([0, link.rng.uniform(0, 0.01)]), cut)

    link.on_output = on_output
    await shell.type(f"i=0; while [ $i -lt {count} ]; do i=$((i+1)); echo line $i; done; echo do''ne\n")
    await shell.wait_output(b"done\r\n", start)
    link.on_output = None
    printed = shell.text_between(start, end)
    lines = printed.split(b"\r\n")[:-1]
    check(lines == [b"line %d" % number for number in range(1, count + 1)], "lines are 1 to 50000 in order, once")
    check(printed == expected and shell.cursor == end + len(b"done\r\n"), "nothing but the lines was received")
    check(len(cuts) == CUTS, f"{CUTS} cuts in the middle of data, but only {len(cuts)}")
    check(not shell.skipped and not shell.snapshots, "output was exact")
    await end_session(link, shell)
    return {"lines": len(lines), "sha256": hashlib.sha256(printed).hexdigest(), "cuts": len(cuts), "cutsAt": cuts,
            "duplicateBytesDropped": shell.duplicates, "bytes": len(printed)}


async def input_scenario(options, link):
    count = 2_000
    shell, start = await open_quiet_shell(link)
    await shell.type("n=0; echo st''art; while IFS= read -r line; do n=$((n+1)); echo \"$n $line\"; done\n")
    start = await shell.wait_output(b"start\r\n", start)
    typed = [f"input {number} {link.rng.getrandbits(32):08x}" for number in range(1, count + 1)]
    points = set(link.rng.sample(range(50, count - 50), CUTS))
    cuts = before_receipt = 0
    for index, line in enumerate(typed):
        await shell.type(line + "\n")
        if index in points:
            await link.wait(lambda: shell.attached)                 # a cut counts on a working connection only
            if cuts % 3 == 2:                                       # every third one somewhat later
                await asyncio.sleep(link.rng.uniform(0, 0.01))
                await link.wait(lambda: shell.attached)
            before_receipt += shell.taken < shell.sent
            cuts += 1
            link.cut(reset=link.rng.random() < 0.5)
        elif link.rng.random() < 0.05:
            await asyncio.sleep(link.rng.uniform(0, 0.02))
    await shell.wait_output(f"{typed[-1]}\r\n".encode(), start)
    received = shell.text_between(start, shell.cursor).decode().split("\r\n")[:-1]
    check(received == [f"{number} {line}" for number, line in enumerate(typed, 1)], "each line once and in order")
    check(before_receipt > 0, "some cuts before a receipt")
    await end_session(link, shell)
    return {"linesSent": count, "linesReceived": len(received), "cuts": cuts, "cutsBeforeReceipt": before_receipt,
            "bytesTyped": sum(map(len, typed)) + count, "bytesResent": shell.resent}


async def skip_output(options, link):
    """Lets a session print several MB while the client is absent; returns what the scenarios below check."""
    count = 100_000
    bulk = "".join(f"bulk line {n:06d} abcdefghijklmnopqrstuvwxyz\r\n" for n in range(1, count + 1)).encode()
    shell, start = await open_quiet_shell(link, snapshot_behind=1_048_576)
    screen = "".join(f"marker row {number}\\n" for number in range(1, 11))
    await shell.type(f"printf '\\033[2J\\033[H{screen}'\n")
    start = await shell.wait_output(b"marker row 10\r\n", start)
    await shell.type(f"sleep 1; i=0; while [ $i -lt {count} ]; do i=$((i+1)); "
                     "printf 'bulk line %06d abcdefghijklmnopqrstuvwxyz\\n' $i; done\n")
    await link.wait(lambda: shell.taken == shell.sent == shell.confirmed + len(shell.input_log))
    link.present.clear()                                            # the client leaves
    link.cut()
    position = shell.cursor
    # Another device asks until the last line is on the screen; it attaches to nothing.
    observer = Link(options.url, options.token, link.rng)
    last_line = bulk.splitlines()[-1].decode()
    while not any(entry["session"] == shell.session and entry["lastLine"] == last_line
                  for entry in await observer.list_sessions()):
        await asyncio.sleep(0.3)
    await observer.close()
    link.present.set()
    await link.wait(lambda: shell.snapshots)
    return shell, start, position, bulk


async def snapshot_scenario(options, link):
    shell, start, position, bulk = await skip_output(options, link)
    snapshot, attached = shell.snapshots[0], shell.attached
    end = snapshot["from"]
    check(attached["output"]["skipped"]["from"] == position, "skipped range begins at the wanted offset")
    check(end == start + len(bulk), "snapshot is at the end of the output")
    check(snapshot["inflated"] is not None, "a snapshot could be made")
    columns, rows, tail, text = parse_snapshot(snapshot["inflated"])
    check({"cols": columns, "rows": rows} == snapshot["size"] == SIZE, "size of the snapshot")
    check(len(tail) == 0, "no unfinished sequence, so no tail")
    last_line = bulk.splitlines()[-1].decode()
    check(last_line in text, "last printed line is in the text")
    # Output that follows must be at the end offset of the snapshot, and nothing else.
    check(shell.cursor == end and not shell.output, "no output between the snapshot and the next command")
    await shell.type("echo after the snapshot\n")
    after = await shell.wait_output(b"after the snapshot\r\n", end)
    check(after == end + len(b"after the snapshot\r\n"), "output follows exactly at the end offset")
    await end_session(link, shell)
    return {"wantedOffset": position, "snapshotAt": end, "skippedBytes": end - position,
            "retainedFrom": attached["output"]["retainedFrom"], "compressedBytes": snapshot["bytes"],
            "inflatedBytes": len(snapshot["inflated"]), "textCharacters": len(text), "tailBytes": len(tail),
            "columns": columns, "rows": rows, "lastLineFound": True, "linesInText": text.count("bulk line "),
            "outputContinuedAt": end}


async def history_scenario(options, link):
    shell, start, position, bulk = await skip_output(options, link)
    end = shell.snapshots[0]["from"]
    stream = await link.history(shell.session, position, end)
    await link.wait(lambda: len(stream.blocks) >= 2 or stream.done or stream.refused)
    cuts = 0
    if not stream.done and not stream.refused:                      # one cut within the stream (H3)
        link.cut(reset=True)
        cuts = 1
    await link.wait(lambda: stream.done or stream.refused)
    check(not stream.refused, f"history was refused: {stream.refused}")
    output, gaps = stream.collect()
    check(not gaps, f"no gaps, but {gaps}")
    check(stream.done["epoch"] == shell.epoch and stream.done["to"] == end, "historyEnd has the epoch and the end")
    check(output == bulk[position - start:end - start], "history equals what was printed")
    await end_session(link, shell)
    return {"from": position, "to": end, "bytes": len(output), "sha256": hashlib.sha256(output).hexdigest(),
            "gaps": gaps, "blocks": len(stream.blocks), "bytesOnTheWire": stream.received, "cuts": cuts,
            "requests": stream.asked}


def upgrade(url, token, subprotocol, extra=()):
    """Asks for an upgrade with plain HTTP, to see status, headers and body of a bad answer."""
    address = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=30)
    connection.request("GET", "/", headers={
        "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": base64.b64encode(bytes(16)).decode(), "Sec-WebSocket-Protocol": subprotocol,
        "Authorization": f"Bearer {token}", **dict(extra)})
    answer = connection.getresponse()
    body = "" if answer.status == 101 else answer.read().decode().strip()
    connection.close()
    return {"status": answer.status, "program": answer.getheader("Holdfast-Server"),
            "versions": answer.getheader("Holdfast-Versions"), "sentence": body}


async def closed_after(options, hello, *messages):
    """Sends messages on a connection of its own; returns the refusal, or the close code and its reason."""
    current = await connect(options.url, options.token, hello)
    try:
        for message in messages:
            await current.send(message)
        while True:
            answer = parse_message(await asyncio.wait_for(current.recv(), 30))
            if answer["type"] == "refused":
                await current.close(1000)
                return f"refused {answer['code']}", answer["message"]
    except ConnectionClosed as closed:
        return (f"close {closed.rcvd.code}", closed.rcvd.reason) if closed.rcvd else ("close 1006", "")


async def refusals_scenario(options, link):
    shell, _start = await open_quiet_shell(link)
    cases = []

    def note(case, promised, actual, details, held=True):
        cases.append({"case": case, "promised": promised, "actual": actual, "held": bool(held and promised == actual),
                      "details": details})

    for case, token, version, extra, promised in [
            ("wrong token", "wrong", SUBPROTOCOL, {}, "HTTP 401"),
            ("unsupported version", options.token, "holdfast.v99", {}, "HTTP 426"),
            ("origin of a web page", options.token, SUBPROTOCOL, {"Origin": "http://page.example"}, "HTTP 403")]:
        answer = await asyncio.to_thread(upgrade, options.url, token, version, extra)
        held = answer["program"] and answer["sentence"] and (promised != "HTTP 426" or answer["versions"])
        note(case, promised, f"HTTP {answer['status']}", answer, held)

    def attach(host):
        return json.dumps({"type": "attach", "channel": 3, "session": f"{host}.{random_id()}", "output": None,
                           "snapshotBehindBytes": None, "input": {"epoch": random_id(), "start": 0}, "size": SIZE})

    ping = {"type": "ping", "id": 1}
    for case, promised, message in [
            ("unknown session", "refused unknown-session", attach(link.welcome["host"])),
            ("unknown session of another host", "refused unknown-session", attach("elsewhere")),
            ("unknown field", "close 4000", json.dumps({**ping, "extra": 1})),
            ("unknown field in hello", "close 4000", None),
            ("unknown message type", "close 4000", '{"type":"nonsense"}'),
            ("malformed JSON", "close 4000", '{"type":'),
            ("data frame with 65,537 bytes", "close 1009", frame(DATA, 0, 0, bytes(MAX_DATA_BYTES + 1))),
            ("text of 65,537 characters", "close 1009", json.dumps(ping).ljust(65_537)),
            ("text of 5 MB", "close 1009", json.dumps(ping).ljust(5_000_000))]:
        # Another device each time, so that the session above is not disturbed.
        hello = {**link.hello([]), "device": random_id(), "run": random_id(), **({} if message else {"extra": 1})}
        actual, details = await closed_after(options, hello, *([message] if message else []))
        note(case, promised, actual, details, held=details or promised == "close 1009")
    position = shell.cursor
    await shell.type("echo still here\n")                          # sessions are not harmed (C8)
    await shell.wait_output(b"still here\r\n", position)
    await end_session(link, shell)
    failed = [case["case"] for case in cases if not case["held"]]
    check(not failed, {"failed": failed, "cases": cases})
    return {"cases": cases, "sessionUnharmed": True}


SCENARIOS = {"output": (output_scenario, 32_768), "input": (input_scenario, 524_288),
             "snapshot": (snapshot_scenario, 524_288), "history": (history_scenario, 65_536),
             "refusals": (refusals_scenario, 524_288)}


async def run_scenario(options, name):
    function, window = SCENARIOS[name]
    rng = random.Random(f"{options.seed} {name}")
    link = Link(options.url, options.token, rng, window)
    started, result = time.monotonic(), {"scenario": name, "ok": False, "seed": options.seed}
    try:
        result.update(await asyncio.wait_for(function(options, link), options.timeout), ok=True)
    except asyncio.TimeoutError:
        result["error"] = f"no result within {options.timeout:g} s; last error: {link.last_error or 'none'}"
    except Failure as failure:
        result["error"] = failure.args[0]
    except Exception as error:          # result for every bug, too
        result["error"] = repr(error)
    try:
        for user in link.channels.values():     # shells that a failed scenario left behind
            if isinstance(user, Attachment) and user.session and not user.ended:
                await link.send({"type": "end", "session": user.session})
        await asyncio.wait_for(link.close(), 5)
    except (asyncio.TimeoutError, OSError) as error:
        log(f"closing the connection: {error!r}")
    result.update(connections=link.dial_number, seconds=round(time.monotonic() - started, 2))
    return result


async def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", required=True)
    parser.add_argument("--token-file", required=True, help="file with the token and nothing else")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=120, help="seconds for each scenario")
    parser.add_argument("scenario", choices=[*SCENARIOS, "all"])
    options = parser.parse_args()
    with open(options.token_file, encoding="ascii") as file:
        options.token = file.read().strip()
    if options.scenario == "all":
        results = {name: await run_scenario(options, name) for name in SCENARIOS}
        result = {"scenario": "all", "ok": all(each["ok"] for each in results.values()), "results": results}
    else:
        result = await run_scenario(options, options.scenario)
    print(json.dumps(result), flush=True)
    return 0 if result["ok"] else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
