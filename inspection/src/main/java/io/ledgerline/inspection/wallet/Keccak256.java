package io.ledgerline.inspection.wallet;

/**
 * Keccak-256 with the padding of the original submission, as Ethereum uses it; SHA3-256 of FIPS 202
 * pads otherwise and gives other digests. One block only: inputs up to 135 bytes.
 */
final class Keccak256 {
  private static final int RATE = 136;
  private static final int[] ROTATIONS = {
    1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
  };
  private static final int[] LANES = {
    10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
  };
  private static final long[] ROUNDS = new long[24];

  static {
    // The round constants come from the shift register of the specification, section 1.2.
    int register = 1;
    for (int round = 0; round < 24; round++) {
      for (int j = 0; j < 7; j++) {
        if ((register & 1) != 0) {
          ROUNDS[round] |= 1L << ((1 << j) - 1);
        }
        register = register << 1 ^ ((register >> 7) * 0x171);
      }
    }
  }

  private Keccak256() {}

  static byte[] digest(byte[] message) {
    if (message.length >= RATE) {
      throw new IllegalArgumentException(
          "message: " + message.length + " bytes (expected: < " + RATE + ")");
    }
    long[] state = new long[25];
    for (int i = 0; i < message.length; i++) {
      state[i / 8] ^= (message[i] & 0xffL) << (8 * (i % 8));
    }
    state[message.length / 8] ^= 1L << (8 * (message.length % 8));
    state[RATE / 8 - 1] ^= 1L << 63;
    permute(state);
    byte[] digest = new byte[32];
    for (int i = 0; i < 32; i++) {
      digest[i] = (byte) (state[i / 8] >>> (8 * (i % 8)));
    }
    return digest;
  }

  private static void permute(long[] a) {
    long[] c = new long[5];
    for (long constant : ROUNDS) {
      for (int x = 0; x < 5; x++) {
        c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
      }
      for (int x = 0; x < 5; x++) {
        long d = c[(x + 4) % 5] ^ Long.rotateLeft(c[(x + 1) % 5], 1);
        for (int y = 0; y < 25; y += 5) {
          a[y + x] ^= d;
        }
      }
      long last = a[1];
      for (int i = 0; i < 24; i++) {
        long next = a[LANES[i]];
        a[LANES[i]] = Long.rotateLeft(last, ROTATIONS[i]);
        last = next;
      }
      for (int y = 0; y < 25; y += 5) {
        System.arraycopy(a, y, c, 0, 5);
        for (int x = 0; x < 5; x++) {
          a[y + x] = c[x] ^ ~c[(x + 1) % 5] & c[(x + 2) % 5];
        }
      }
      a[0] ^= constant;
    }
  }
}
