package io.ledgerline.inspection.normalise;

/**
 * Lower-case letters of other scripts, and Latin letters with an odd shape, that look like an ASCII
 * letter. The facts are those of Unicode UTS #39 and of common disguise tools; the choice is ours
 * and leaves out what only looks alike in some fonts.
 */
final class Confusables {
  private static final int LOWEST = 0x180;
  private static final int HIGHEST = 0xABFF;
  private static final char[] TABLE = new char[HIGHEST - LOWEST + 1];

  /** Each line: the ASCII letter, then what looks like it once in lower case. */
  private static final String[] ALIKE = {
    "a\u0430\u03B1\u0251\u1D00\u0561\u2C65\uAB7A\u237A",
    "b\u0432\u044C\u0253\u0184\u0185\u0299\u1472\u03B2\u0180\uAB9E",
    "c\u0441\u03F2\u1D04\u0254\u1455\u2CA5\uABAF\u0188",
    "d\u0501\u0256\u0257\u1D05\u146F\u217E\u056A\uABA0",
    "e\u0435\u03B5\u0454\u025B\u1D07\u04BD\u212E\u0258\u01DD\uABAC\u212F",
    "f\u0192\u03DD\uA798\uA799\uA730\u0584\u0564",
    "g\u0261\u0581\u0262\u0260\u1D83\u018D\uAB90\u0123",
    "h\u04BB\u043D\u0266\u029C\u0570\u13BB\uAB8B\u0570",
    "i\u0456\u03B9\u0269\u026A\u0131\u0268\u13A5\u2C93\u04CF\uAB75\u0656",
    "j\u0458\u03F3\u0237\u029D\u1D0A\u0575\uAB7B\u0249",
    "k\u043A\u03BA\u1D0B\u049B\u0199\u2C95\u049F\uABB6\u0138",
    "l\u01C0\u2113\u029F\u026D\u026B\u0142\u217C\u0582\uABAE\u04C0\u0625\u05D5\u2D4F",
    "m\u043C\u1D0D\u0271\u217F\u03BC\uABB7\u2C99",
    "n\u043F\u03B7\u0578\u057C\u0274\u0273\u0272\u1D0E\u03C0\u014B\u043B",
    "o\u043E\u03BF\u0585\u03C3\u1D0F\u0275\u2C9F\u06C1\u0647\u0665\u0966\u0D20\u101D\u12D0\u05E1",
    "p\u0440\u03C1\u1D18\u01BF\u2CA3\uABB2\u03F1",
    "q\u051B\u0566\u0563\u02A0\u024B",
    "r\u0433\u0433\u0280\u027C\u027D\uAB81\u1D26\u0453\u044F\uABA2",
    "s\u0455\u01BD\u0282\uA731\u054F\u10FD\uABAA\u057D",
    "t\u0442\u03C4\u1D1B\u0288\u01AD\u2CA7\uABA4\u0287",
    "u\u0446\u057D\u03C5\u028A\u028B\u1D1C\u0446\u222A\u1200\u0446\u0531",
    "v\u0475\u03BD\u1D20\u05D8\u2174\uABA9\u2228\u028C",
    "w\u051D\u0461\u03C9\u0448\u026F\u1D21\u0561\u2CB1\uABB3\u0377",
    "x\u0445\u03C7\u00D7\u04B3\u2179\u2CAD\u157D",
    "y\u0443\u03B3\u028F\u04AF\u0263\u1EFF\u10E7\u2CA9\u01B4\uAB9D",
    "z\u1D22\u0290\u01B6\u0225\u2C8D\uAB83\u0437",
  };

  static {
    for (String line : ALIKE) {
      for (int i = 1; i < line.length(); i++) {
        int at = line.charAt(i) - LOWEST;
        if (at >= 0 && at < TABLE.length && TABLE[at] == 0) {
          TABLE[at] = line.charAt(0);
        }
      }
    }
  }

  private Confusables() {}

  /** The ASCII letter that {@code c} looks like, or 0. */
  static char latin(char c) {
    return c < LOWEST || c > HIGHEST ? 0 : TABLE[c - LOWEST];
  }
}
