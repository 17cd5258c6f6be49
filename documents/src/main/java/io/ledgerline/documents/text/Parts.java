package io.ledgerline.documents.text;

import io.ledgerline.documents.DocumentLimits;
import io.ledgerline.documents.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The parts of a package, unpacked within limits. Read by the directory at the end of the file, as
 * Office does, so that a part which only a forward reader would see is nobody's text.
 */
final class Parts {
  private static final int MOST_PARTS = 5_000;
  private static final int SMALL = 1 << 20;
  private static final int STEP = 64 << 10;

  private final Map<String, byte[]> parts;

  private Parts(Map<String, byte[]> parts) {
    this.parts = Collections.unmodifiableMap(parts);
  }

  /** By name, in the order of the directory. */
  Map<String, byte[]> all() {
    return parts;
  }

  static Parts unpack(Reading reading, byte[] zip) throws IOException, UnreadableException {
    var parts = new LinkedHashMap<String, byte[]>();
    Set<String> names = new HashSet<>();
    try (ZipFile file =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(zip)).get()) {
      var entries = file.getEntries();
      while (entries.hasMoreElements()) {
        ZipArchiveEntry entry = entries.nextElement();
        if (entry.isDirectory()) {
          continue;
        }
        // Two parts of one name are two documents, to two readers.
        if (!names.add(entry.getName().toLowerCase(Locale.ROOT)) || names.size() > MOST_PARTS) {
          throw new UnreadableException(Reason.BROKEN);
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          throw new UnreadableException(Reason.ENCRYPTED);
        }
        if (!isPackedAsOfficeDoes(entry)) {
          throw new UnreadableException(Reason.FORMAT);
        }
        try (InputStream in = file.getInputStream(entry)) {
          parts.put(entry.getName(), unpack(reading, in, entry.getCompressedSize()));
        }
      }
    }
    return new Parts(parts);
  }

  /**
   * Stored or deflated, as ECMA-376 part 2 has it. The library reads other packings too, some with
   * libraries that are not there, and no Office would show what is in them.
   */
  private static boolean isPackedAsOfficeDoes(ZipArchiveEntry entry) {
    return entry.getMethod() == ZipEntry.STORED || entry.getMethod() == ZipEntry.DEFLATED;
  }

  private static byte[] unpack(Reading reading, InputStream in, long packed)
      throws IOException, UnreadableException {
    DocumentLimits limits = reading.limits();
    var bytes = new ByteArrayOutputStream();
    byte[] step = new byte[STEP];
    for (int count = in.read(step); count >= 0; count = in.read(step)) {
      bytes.write(step, 0, count);
      reading.expanded(count);
      if (bytes.size() > SMALL && bytes.size() / limits.ratio() > packed) {
        throw new UnreadableException(Reason.EXPANDS);
      }
    }
    return bytes.toByteArray();
  }
}
