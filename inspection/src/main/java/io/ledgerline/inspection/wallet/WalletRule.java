package io.ledgerline.inspection.wallet;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Addresses of Bitcoin, Ethereum, Litecoin, Ripple, Tron; Monero and Solana by form and context.
 */
public final class WalletRule implements Rule {
  static final Kind BITCOIN = kind("BTC_ADDRESS");
  static final Kind ETHEREUM = kind("ETH_ADDRESS");
  static final Kind OTHER = kind("CRYPTO_ADDRESS");

  private static final int CHECKED = 980;
  private static final int BY_CONTEXT = 850;
  private static final int LEAST = 25;
  private static final int MOST = 106;

  private static Kind kind(String type) {
    return Kind.of(type, Rank.CHECKED_ID, Category.FINANCIAL_DATA);
  }

  @Override
  public List<Kind> kinds() {
    return List.of(BITCOIN, ETHEREUM, OTHER);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.shape(ByteClass.DIGIT, LEAST).atMost(MOST));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int start = text.start(token);
    int end = text.end(token);
    int n = end - start;
    if (n > MOST || (text.shape(token) & ByteClass.DIGIT) == 0) {
      return;
    }
    byte[] bytes = text.bytes();
    switch (bytes[start]) {
      case '1' -> {
        if (n <= 35 && Base58.isAddress(bytes, start, end, Base58.BITCOIN)) {
          sink.add(BITCOIN, start, end, CHECKED);
        }
      }
      case '3' -> {
        if (n <= 35 && Base58.isAddress(bytes, start, end, Base58.BITCOIN)) {
          sink.add(isLitecoin(text, token) ? OTHER : BITCOIN, start, end, CHECKED);
        }
      }
      case 'b', 'B' -> bech32(text, token, "bc", BITCOIN, sink);
      case 'l' -> bech32(text, token, "ltc", OTHER, sink);
      case 'L', 'M', 'T', 'D' -> {
        if (n <= 35 && Base58.isAddress(bytes, start, end, Base58.BITCOIN)) {
          sink.add(OTHER, start, end, CHECKED);
        }
      }
      case 'r' -> {
        if (n <= 35 && Base58.isAddress(bytes, start, end, Base58.RIPPLE)) {
          sink.add(OTHER, start, end, CHECKED);
        }
      }
      case '0' -> ethereum(text, token, sink);
      default -> {}
    }
    boolean monero = n == 95 && (bytes[start] == '4' || bytes[start] == '8');
    boolean solana =
        n >= 40
            && n <= 44
            && (text.shape(token) & ByteClass.UPPER) != 0
            && (text.shape(token) & ByteClass.LOWER) != 0;
    if ((monero || solana)
        && Base58.isAlphabet(bytes, start, end)
        && text.around(token, token).has(Topic.WALLET)) {
      sink.add(OTHER, start, end, BY_CONTEXT);
    }
  }

  private static boolean isLitecoin(Text text, int token) {
    return text.has(token - 1) && text.startsWith(text.start(token - 1), "LTC");
  }

  private static void bech32(Text text, int token, String prefix, Kind kind, Sink sink) {
    int start = text.start(token);
    boolean begins =
        text.startsWith(start, prefix + "1")
            || text.startsWith(start, prefix.toUpperCase(java.util.Locale.ROOT) + "1");
    if (begins
        && text.length(token) <= 90
        && Bech32.isAddress(text.bytes(), start, text.end(token), prefix)) {
      sink.add(kind, start, text.end(token), CHECKED);
    }
  }

  private static void ethereum(Text text, int token, Sink sink) {
    int start = text.start(token);
    if (text.length(token) != 42 || text.at(start + 1) != 'x') {
      return;
    }
    byte[] lower = new byte[40];
    boolean upper = false;
    boolean small = false;
    for (int i = 0; i < 40; i++) {
      int c = text.at(start + 2 + i);
      if (Character.digit(c, 16) < 0) {
        return;
      }
      upper |= c >= 'A' && c <= 'F';
      small |= c >= 'a';
      lower[i] = (byte) Character.toLowerCase(c);
    }
    if (upper && small) {
      if (isChecked(text, start + 2, lower)) {
        sink.add(ETHEREUM, start, text.end(token), CHECKED);
      }
    } else if (text.around(token, token).has(Topic.WALLET)) {
      sink.add(ETHEREUM, start, text.end(token), BY_CONTEXT);
    }
  }

  /** EIP-55: a letter is upper case where the digest of the lower-case address has a nibble ≥ 8. */
  private static boolean isChecked(Text text, int at, byte[] lower) {
    byte[] digest =
        Keccak256.digest(
            new String(lower, StandardCharsets.US_ASCII).getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < 40; i++) {
      int nibble = digest[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xf;
      boolean letter = lower[i] >= 'a';
      if (letter && (text.at(at + i) <= 'F') != (nibble >= 8)) {
        return false;
      }
    }
    return true;
  }
}
