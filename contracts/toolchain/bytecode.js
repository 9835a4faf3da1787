#!/usr/bin/env node
// Writes the creation code of the contracts that are deployed to bytecode/, from which the .NET library deploys them without a compiler.
// With --check compares instead, and fails where the code in bytecode/ is not what the sources compile to.
"use strict";

const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");
const isCheck = process.argv.includes("--check");
for (const name of ["Nullius", "ClaimLog"]) {
  const { bytecode } = JSON.parse(readFileSync(join(root, "out", `${name}.sol`, `${name}.json`), "utf8"));
  const path = join(root, "bytecode", `${name}.hex`);
  const code = `${bytecode.object}\n`;
  if (!isCheck) {
    writeFileSync(path, code);
  } else if (readFileSync(path, "utf8") !== code) {
    console.error(`bytecode/${name}.hex is not what the sources compile to: run \`npm run bytecode\`.`);
    process.exitCode = 1;
  }
}
