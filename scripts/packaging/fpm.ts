#!/usr/bin/env node
// Stands in for fpm where electron-builder can not fetch it: takes the command line it gives fpm for a .deb, and lets dpkg-deb make it.
import { makeDeb } from './deb.ts';
import { parseFpm } from './fpmArguments.ts';

await makeDeb(parseFpm(process.argv.slice(2)));
