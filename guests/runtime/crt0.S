# The entry stub: the machine starts with sp set and every other register zero. Spec §5.4.
  .section .text.start, "ax"
  .globl _start
  .type _start, @function
_start:
  .option push
  .option norelax
  la    gp, __global_pointer$
  .option pop
  call  main
  call  halt
  .size _start, . - _start
