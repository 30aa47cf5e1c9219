#!/usr/bin/env node
// Replaces fpm, so that electron-builder need not download it: takes fpm's command line for a .deb, and builds it with dpkg-deb.
import { makeDeb } from './deb.ts';
import { parseFpm } from './fpmArguments.ts';

await makeDeb(parseFpm(process.argv.slice(2)));
