package io.ledgerline.evidence;

import io.ledgerline.audit.Sha256;
import io.ledgerline.verifier.pack.PackManifest;
import io.ledgerline.verifier.pack.PackParts;
import io.ledgerline.verifier.pack.ZipLayout;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the container of a pack, part by part. Of parts that are written it keeps only name, hash
 * and place. Not thread-safe.
 */
final class PackWriter {
  private final OutputStream out;
  private final MessageDigest whole = Sha256.begin();
  private final List<ZipLayout.Member> members = new ArrayList<>();
  private final Map<String, String> hashes = new LinkedHashMap<>();
  private long position;

  /** A writer to that stream, which it does not close. */
  PackWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes a part.
   *
   * @throws PackTooLargeException if the pack would be longer than a pack may be
   */
  void add(String name, byte[] bytes) throws IOException, PackTooLargeException {
    byte[] packed = ZipLayout.pack(name, bytes);
    var member =
        new ZipLayout.Member(name, position, ZipLayout.crc(bytes), packed.length, bytes.length);
    boolean tooLong = position + packed.length > PackParts.MAX_BYTES - (64L << 20);
    if (members.size() >= PackParts.MAX_PARTS || (tooLong && !name.equals(PackParts.MANIFEST))) {
      throw new PackTooLargeException(members.size(), position);
    }
    write(member.local());
    write(packed);
    members.add(member);
    hashes.put(name, HexFormat.of().formatHex(Sha256.of(bytes)));
  }

  /** Writes manifest and directory; returns the SHA-256 of the whole file, hex. */
  String finish() throws IOException, PackTooLargeException {
    add(PackParts.MANIFEST, new PackManifest(digestSoFar(), hashes).bytes());
    long directory = position;
    for (ZipLayout.Member member : members) {
      write(member.central());
    }
    write(ZipLayout.end(members.size(), directory, position - directory));
    out.flush();
    return HexFormat.of().formatHex(whole.digest());
  }

  long position() {
    return position;
  }

  private String digestSoFar() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) whole.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's SHA-256 can be copied", e);
    }
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    whole.update(bytes);
    position += bytes.length;
  }
}
