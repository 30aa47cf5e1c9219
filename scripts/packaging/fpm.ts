#!/usr/bin/env node
// Stand-in for fpm, so that electron-builder need not download fpm. It accepts fpm's command line for a .deb,
// and builds the package with dpkg-deb.
import { makeDeb } from './deb.ts';
import { parseFpm } from './fpmArguments.ts';

await makeDeb(parseFpm(process.argv.slice(2)));
