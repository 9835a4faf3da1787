# The vector, the boot code and the fast paths of the accelerators. Spec §5.3, §5.4.
#
# The kernel has a register bank of its own, which no user instruction can name. The registers below are set at boot and
# hold between traps; compiled code preserves them (tp, sp and s-registers). User registers are read and written through
# the register file, user x_i at offset 8·i from tp. Trap code may use every other register freely.
#
#   sp   kernel stack, empty between traps
#   tp   REGISTERS = 2^33 - 1024
#   s1   0x4E0001, s2 0x4E0002, s3 0x4E0003: the numbers of the accelerators
#   s4   2^32 - 32, s5 2^32 - 64, s6 2^32 - 200: the last starts of regions of 32, 64 and 200 bytes in the user half
#   s7   p · 2^32, where p = 2^31 - 2^24 + 1
#   t6   (x31) the pc of the ECALL, written by the machine

  .equ USER_SP, 2 * 8
  .equ USER_A0, 10 * 8
  .equ USER_A1, 11 * 8
  .equ USER_A7, 17 * 8

  .section .vector, "ax"
  .option norvc
  .globl vector
vector:
  j boot                        # slot 0
  j environment_call            # slot 1
  j illegal_instruction         # slot 2
  j load_fault                  # slot 3
  j store_fault                 # slot 4
  j jump_fault                  # slot 5
  .fill 9, 4, 0                 # slots 6 to 14 have no cause
park:
  j park                        # slot 15: the claim is complete

  .org 0x80
  .globl entry_point
entry_point:
  .dword 0                      # written by the loader

  .text
boot:
  la    sp, kernel_stack_top
  li    tp, 0x1FFFFFC00
  li    s1, 0x4E0001
  li    s2, 0x4E0002
  li    s3, 0x4E0003
  li    s4, 0x100000000 - 32
  li    s5, 0x100000000 - 64
  li    s6, 0x100000000 - 200
  li    s7, 0x7F000001 << 32
  call  start
  li    t0, 0xFFFFFF00
  sd    t0, USER_SP(tp)
  ld    t0, entry_point
  srli  t1, t0, 32              # An entry point in the kernel half or between instructions is a jump fault.
  andi  t2, t0, 3
  or    t1, t1, t2
  bnez  t1, jump_fault
  jr    t0

illegal_instruction:
  li    a0, 0x102
  j     end
load_fault:
  li    a0, 0x103
  j     end
store_fault:
  li    a0, 0x104
  j     end
jump_fault:
  li    a0, 0x105
  j     end

  # Ends the program with the exit code in a0; the stack is taken anew, so that this may be entered from anywhere.
  .globl end
end:
  la    sp, kernel_stack_top
  call  write_claim
  j     park

environment_call:
  ld    t0, USER_A7(tp)
  ld    a0, USER_A0(tp)
  beq   t0, s2, fast_keccak_f
  beq   t0, s1, fast_sha256
  beq   t0, s3, fast_poseidon2

  # Everything else, and pointers that a fast path refuses, is decided in C: the result is in a0.
slow:
  mv    s0, t6
  call  system_call
  sd    a0, USER_A0(tp)
  jr    4(s0)

fast_keccak_f:
  andi  t1, a0, 7
  bnez  t1, slow
  bltu  s6, a0, slow
  .insn r 0x0B, 2, 0, x0, a0, x0
  sd    zero, USER_A0(tp)
  jr    4(t6)

fast_sha256:
  ld    a1, USER_A1(tp)
  or    t1, a0, a1
  andi  t1, t1, 7
  bnez  t1, slow
  bltu  s4, a0, slow
  bltu  s5, a1, slow
  sub   t1, a0, a1              # The state begins inside the block, or the block inside the state:
  sltiu t1, t1, 64              # differences modulo 2^64 are small exactly then.
  bnez  t1, slow
  sub   t1, a1, a0
  sltiu t1, t1, 32
  bnez  t1, slow
  .insn r 0x0B, 1, 0, x0, a0, a1
  sd    zero, USER_A0(tp)
  jr    4(t6)

fast_poseidon2:
  andi  t1, a0, 7
  bnez  t1, slow
  bltu  s5, a0, slow
  # Two elements to a dword v: the upper is below p if v < p · 2^32, the lower if v · 2^32 mod 2^64 < p · 2^32.
  .irp  offset, 0, 8, 16, 24, 32, 40, 48, 56
  ld    t1, \offset(a0)
  bgeu  t1, s7, slow
  slli  t1, t1, 32
  bgeu  t1, s7, slow
  .endr
  .insn r 0x0B, 3, 0, x0, a0, x0
  sd    zero, USER_A0(tp)
  jr    4(t6)

# void copy(to: a0, from: a1, count: a2). The machine performs misaligned accesses.
  .globl copy
copy:
  li    t0, 32
  li    t1, 8
1:bltu  a2, t0, 2f
  ld    t2, 0(a1)
  ld    t3, 8(a1)
  ld    t4, 16(a1)
  ld    t5, 24(a1)
  sd    t2, 0(a0)
  sd    t3, 8(a0)
  sd    t4, 16(a0)
  sd    t5, 24(a0)
  addi  a1, a1, 32
  addi  a0, a0, 32
  addi  a2, a2, -32
  j     1b
2:bltu  a2, t1, 3f
  ld    t2, 0(a1)
  sd    t2, 0(a0)
  addi  a1, a1, 8
  addi  a0, a0, 8
  addi  a2, a2, -8
  j     2b
3:beqz  a2, 4f
  lbu   t2, 0(a1)
  sb    t2, 0(a0)
  addi  a1, a1, 1
  addi  a0, a0, 1
  addi  a2, a2, -1
  j     3b
4:ret
