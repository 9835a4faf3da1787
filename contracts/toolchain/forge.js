#!/usr/bin/env node
// Runs the forge binary of npm and exits as it does. (The launcher in its package exits with 0 whatever forge says, so that a failed test would
// look like a passed one.)
"use strict";

const { spawnSync } = require("node:child_process");

const architecture = { x64: "amd64", arm64: "arm64" }[process.arch];
const name = process.platform === "win32" ? "forge.exe" : "forge";
const binary = require.resolve(`@foundry-rs/forge-${process.platform}-${architecture}/bin/${name}`);
const { status, error } = spawnSync(binary, process.argv.slice(2), { stdio: "inherit" });
if (error) throw error;
process.exit(status ?? 1);
