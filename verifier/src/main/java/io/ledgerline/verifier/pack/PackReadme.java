package io.ledgerline.verifier.pack;

import java.nio.charset.StandardCharsets;

/** The first part of every pack: how to check it, for who finds the file in ten years. */
public final class PackReadme {
  private static final String TEXT =
      """
      This is a Ledgerline evidence pack: entries of an audit log of AI calls, with the proof that
      they are all entries of a period, and what outsiders attested about the log.

      QUESTION says whose entries and which period. summary.html is a page for people: it is made
      from the entries, and proves nothing by itself.

      Check it with the offline verifier, a Java program without dependencies, and with keys that
      you did not get from whoever gave you this file:

        java -jar ledgerline-verify.jar pack FILE --vkeys keys.txt --trust trust.txt

      With other tools:
        unzip FILE -d pack && cd pack && tail -n +2 MANIFEST | sha256sum -c   (every part)
        openssl ts -verify -in X.AUTHORITY.tsr -data TEXT -CAfile root.pem    (a time stamp; TEXT
          is X.stamped up to its last empty line)
      logs/STREAM/entries are entries as they were hashed, each after its length in two bytes
      (length 0: hidden); a leaf hash in logs/STREAM/leaves is SHA-256 of a zero byte and the entry
      (RFC 6962); logs/STREAM/range has the hashes left and right of them, which lead to the root in
      logs/STREAM/checkpoint (a C2SP signed note).
      """;

  private PackReadme() {}

  /** The part's bytes. */
  public static byte[] bytes() {
    return TEXT.getBytes(StandardCharsets.US_ASCII);
  }
}
