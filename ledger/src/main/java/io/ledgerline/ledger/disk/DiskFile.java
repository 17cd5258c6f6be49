package io.ledgerline.ledger.disk;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file. */
public interface DiskFile extends AutoCloseable {
  /** Writes some of the bytes there, at least one, and returns how many. */
  int write(ByteBuffer bytes, long at) throws IOException;

  /** Reads some bytes from there and returns how many, -1 at the end. */
  int read(ByteBuffer into, long at) throws IOException;

  /** Makes what was written durable, with as much metadata as reading it back needs. */
  void sync() throws IOException;

  /** Length in bytes. */
  long size() throws IOException;

  @Override
  void close() throws IOException;
}
