package io.ledgerline.verifier.pack;

import io.ledgerline.audit.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pack from front to back, once, and trusts nothing: sizes are bounded by what a part of
 * that name may have, names are of one alphabet and never repeat, and every byte of the container
 * is compared with the one way to write it. Holds one part at a time.
 */
final class PackReader {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*){0,5}");

  private final InputStream in;
  private final long most;
  private final MessageDigest whole = Sha256.begin();
  private final List<ZipLayout.Member> members = new ArrayList<>();
  private final Map<String, String> hashes = new LinkedHashMap<>();
  private long position;
  private byte @Nullable [] ahead;

  /**
   * A part as it was read.
   *
   * @param offset where its local header begins
   * @param bytes its bytes; fewer than it should have where they can't be unpacked
   * @param before SHA-256 of all bytes of the file in front of it, hex
   * @param fault what is wrong with its container, null if nothing is
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Part(String name, long offset, byte[] bytes, String before, @Nullable String fault) {}

  PackReader(InputStream in) {
    this(in, PackParts.MAX_BYTES);
  }

  /** The same where other than that many bytes are the most: offsets in a ZIP have 32 bits. */
  PackReader(InputStream in, long most) {
    this.in = in;
    this.most = most;
  }

  /** The next part, null where the central directory begins. */
  @Nullable Part next() throws IOException, MalformedPackException {
    long offset = position;
    String before = members.isEmpty() ? "" : digestSoFar();
    byte[] magic = take(4);
    int signature = little(magic).getInt();
    if (signature == ZipLayout.CENTRAL) {
      ahead = magic;
      return null;
    }
    if (signature != ZipLayout.LOCAL) {
      throw new MalformedPackException(offset, "no part begins here, and no directory");
    }
    ZipLayout.Member member = header(offset, magic);
    byte[] packed = take((int) member.packed());
    byte[] bytes = PackParts.isStored(member.name()) ? packed : inflate(packed, member.size());
    members.add(member);
    hashes.put(member.name(), HexFormat.of().formatHex(Sha256.of(bytes)));
    return new Part(member.name(), offset, bytes, before, fault(member, bytes));
  }

  private ZipLayout.Member header(long offset, byte[] magic)
      throws IOException, MalformedPackException {
    byte[] rest = take(ZipLayout.LOCAL_BYTES - magic.length);
    ByteBuffer fields = little(rest);
    int crc = fields.getInt(10);
    long packed = Integer.toUnsignedLong(fields.getInt(14));
    long size = Integer.toUnsignedLong(fields.getInt(18));
    int nameBytes = Short.toUnsignedInt(fields.getShort(22));
    if (nameBytes < 1 || nameBytes > ZipLayout.MAX_NAME) {
      throw new MalformedPackException(offset, "a part's name has " + nameBytes + " bytes");
    }
    byte[] nameAsIs = take(nameBytes);
    String name = new String(nameAsIs, StandardCharsets.ISO_8859_1);
    if (!NAME.matcher(name).matches()) {
      throw new MalformedPackException(offset, "a part's name is none that a pack has");
    }
    if (hashes.containsKey(name)) {
      throw new MalformedPackException(offset, "the part " + name + " is there twice");
    }
    if (members.size() == PackParts.MAX_PARTS) {
      throw new MalformedPackException(offset, "more than " + PackParts.MAX_PARTS + " parts");
    }
    int longest = PackParts.longest(name);
    if (size < 1 || size > longest || packed > longest + (longest >> 8) + 64L) {
      throw new MalformedPackException(
          offset, name + " says that it has " + size + " bytes (expected: 1 to " + longest + ")");
    }
    ZipLayout.Member member = new ZipLayout.Member(name, offset, crc, packed, size);
    byte[] wanted = member.local();
    byte[] found = concat(magic, rest, nameAsIs);
    int at = Arrays.mismatch(found, wanted);
    if (at >= 0 || (PackParts.isStored(name) && packed != size)) {
      throw new MalformedPackException(
          offset + Math.max(0, at), "the header of " + name + " is not as a pack's is");
    }
    return member;
  }

  private static byte[] concat(byte[] a, byte[] b, byte[] c) {
    return ByteBuffer.allocate(a.length + b.length + c.length).put(a).put(b).put(c).array();
  }

  private static @Nullable String fault(ZipLayout.Member member, byte[] bytes) {
    if (bytes.length != member.size()) {
      return "only " + bytes.length + " of its " + member.size() + " bytes can be unpacked";
    }
    return ZipLayout.crc(bytes) == member.crc() ? null : "its bytes have another CRC-32";
  }

  /** What can be unpacked, at most what the header says. */
  private static byte[] inflate(byte[] packed, long size) {
    byte[] bytes = new byte[(int) size];
    int length = 0;
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(packed);
      while (length < bytes.length) {
        int more = inflater.inflate(bytes, length, bytes.length - length);
        if (more == 0 && (inflater.finished() || inflater.needsInput())) {
          break;
        }
        length += more;
      }
      boolean ends = inflater.finished() || inflater.inflate(new byte[1]) == 0;
      if (!ends || !inflater.finished() || inflater.getRemaining() > 0) {
        return Arrays.copyOf(bytes, Math.max(0, length - 1)); // longer or shorter than it says
      }
    } catch (DataFormatException e) {
      return Arrays.copyOf(bytes, length);
    }
    return Arrays.copyOf(bytes, length);
  }

  /**
   * Reads the directory and the end, each byte of which is known by now.
   *
   * @throws MalformedPackException at the first byte that is another
   */
  void end() throws IOException, MalformedPackException {
    long directory = position - (ahead == null ? 0 : ahead.length);
    long bytes = 0;
    for (ZipLayout.Member member : members) {
      byte[] wanted = member.central();
      expect(wanted, "the directory's record of " + member.name());
      bytes += wanted.length;
    }
    expect(ZipLayout.end(members.size(), directory, bytes), "the end record");
    if (in.read() >= 0) {
      throw new MalformedPackException(position, "bytes follow behind the end");
    }
  }

  private void expect(byte[] wanted, String what) throws IOException, MalformedPackException {
    long from = position - (ahead == null ? 0 : ahead.length);
    byte[] found = ahead == null ? new byte[0] : ahead;
    ahead = null;
    byte[] rest = take(wanted.length - found.length);
    int at = Arrays.mismatch(concat(found, rest, new byte[0]), wanted);
    if (at >= 0) {
      throw new MalformedPackException(from + at, what + " is not as the parts before it say");
    }
  }

  /** SHA-256 of each part by name, hex, in order. */
  Map<String, String> hashes() {
    return hashes;
  }

  /** SHA-256 of all bytes read so far, hex. */
  String digestSoFar() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) whole.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's SHA-256 can be copied", e);
    }
  }

  long position() {
    return position;
  }

  private byte[] take(int count) throws IOException, MalformedPackException {
    byte[] bytes = in.readNBytes(count);
    whole.update(bytes);
    position += bytes.length;
    if (bytes.length < count) {
      throw new MalformedPackException(position, "the file ends here, in the middle");
    }
    if (position > most) {
      throw new MalformedPackException(position, "longer than " + most + " bytes");
    }
    return bytes;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
