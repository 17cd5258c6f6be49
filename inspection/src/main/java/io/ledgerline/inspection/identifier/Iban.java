package io.ledgerline.inspection.identifier;

/** ISO 13616: the length of an IBAN by country, and the check of mod 97-10. */
final class Iban {
  static final int LEAST = 15;
  static final int MOST = 34;

  private static final String LENGTHS =
      "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27"
          + " DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21"
          + " HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27"
          + " MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24"
          + " RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22"
          + " VG24 XK20 YE30";

  private static final byte[] BY_COUNTRY = new byte[26 * 26];

  static {
    for (var entry : LENGTHS.split(" ")) {
      BY_COUNTRY[(entry.charAt(0) - 'A') * 26 + entry.charAt(1) - 'A'] =
          Byte.parseByte(entry.substring(2));
    }
  }

  private Iban() {}

  /** The length in a country, 0 for a country without IBANs. */
  static int length(byte first, byte second) {
    if (!CheckDigits.isLetter(first) || !CheckDigits.isLetter(second)) {
      return 0;
    }
    return BY_COUNTRY[(first - 'A') * 26 + second - 'A'];
  }

  static boolean passes(byte[] v, int n) {
    return CheckDigits.isDigit(v[2])
        && CheckDigits.isDigit(v[3])
        && CheckDigits.mod97(v, n)
        && Dates.two(v, 2) >= 2
        && Dates.two(v, 2) <= 98;
  }
}
