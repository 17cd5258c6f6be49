package io.ledgerline.inspection.wallet;

/** Segregated-witness addresses: bech32 (BIP 173) for version 0, bech32m (BIP 350) for others. */
final class Bech32 {
  private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int BECH32M = 0x2bc830a3;

  private Bech32() {}

  /** Whether {@code prefix1…} is an address; one case only. */
  static boolean isAddress(byte[] text, int start, int end, String prefix) {
    int sum = 1;
    for (int i = 0; i < prefix.length(); i++) {
      sum = step(sum, prefix.charAt(i) >> 5);
    }
    sum = step(sum, 0);
    for (int i = 0; i < prefix.length(); i++) {
      sum = step(sum, prefix.charAt(i) & 31);
    }
    int version = -1;
    boolean upper = false;
    boolean lower = false;
    for (int p = start + prefix.length() + 1; p < end; p++) {
      upper |= text[p] >= 'A' && text[p] <= 'Z';
      lower |= text[p] >= 'a' && text[p] <= 'z';
      int value = ALPHABET.indexOf(Character.toLowerCase(text[p]));
      if (value < 0) {
        return false;
      }
      version = version < 0 ? value : version;
      sum = step(sum, value);
    }
    return !(upper && lower) && sum == (version == 0 ? 1 : BECH32M);
  }

  private static int step(int sum, int value) {
    int top = sum >>> 25;
    int next = (sum & 0x1ffffff) << 5 ^ value;
    for (int i = 0; i < 5; i++) {
      next ^= (top >> i & 1) != 0 ? GENERATOR[i] : 0;
    }
    return next;
  }
}
