package io.ledgerline.ledger.journal;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One frame of a journal file, read. */
final class FrameReader {
  private final Path path;
  private final ByteBuffer file;
  private final Frame.Header header;
  private final boolean directoryIsWhole;
  private final List<Reached> reached = new ArrayList<>();
  private final List<Located> entries = new ArrayList<>();

  private record Reached(String stream, long size) {}

  /** An entry where it stands, with null for its record if its bytes are damaged. */
  private record Located(String stream, long index, int offset, @Nullable JournalRecord entry) {}

  FrameReader(Path path, ByteBuffer file, Frame.Header header) {
    this.path = path;
    this.file = file;
    this.header = header;
    this.directoryIsWhole =
        header.directoryIsWhole(file) && (header.kind() != Frame.ENTRIES || isDecoded());
  }

  boolean directoryIsWhole() {
    return directoryIsWhole;
  }

  boolean isWhole() {
    return directoryIsWhole && entries.stream().noneMatch(each -> each.entry() == null);
  }

  /** A checksum keeps nobody from writing lengths that lead out of the frame. */
  private boolean isDecoded() {
    try {
      decode();
      return true;
    } catch (BufferUnderflowException | NegativeArraySizeException | IllegalArgumentException e) {
      reached.clear();
      entries.clear();
      return false;
    }
  }

  private void decode() {
    int start = (int) header.place().offset() + Frame.HEADER;
    ByteBuffer directory = file.duplicate().position(start);
    int entryAt = start + header.directory();
    for (int n = directory.getShort() & 0xFFFF; n > 0; n--) {
      reached.add(new Reached(name(directory), directory.getLong()));
    }
    for (int n = header.records(); n > 0; n--) {
      String stream = name(directory);
      long index = directory.getLong();
      String feed = name(directory);
      long sequence = directory.getLong();
      int length = directory.getInt();
      if (length > file.limit() - entryAt) {
        throw new IllegalArgumentException("entry of " + length + " bytes");
      }
      byte[] entry = new byte[length];
      file.get(entryAt, entry);
      boolean good = Frame.crc(entry) == directory.getInt();
      JournalRecord whole =
          new JournalRecord(stream, index, feed.isEmpty() ? null : feed, sequence, entry);
      entries.add(new Located(stream, index, entryAt, good ? whole : null));
      entryAt += entry.length;
    }
  }

  private static String name(ByteBuffer directory) {
    byte[] ascii = new byte[directory.get()];
    directory.get(ascii);
    return new String(ascii, StandardCharsets.US_ASCII);
  }

  void into(Replay.Sink sink) throws IOException {
    for (Reached each : reached) {
      sink.reached(each.stream(), each.size(), path, header.place().offset());
    }
    for (Located each : entries) {
      JournalRecord entry = each.entry();
      if (entry == null) {
        sink.damaged(each.stream(), each.index(), path, each.offset());
      } else {
        sink.entry(entry, path, each.offset());
      }
    }
  }
}
