package io.ledgerline.processes;

import java.io.DataInputStream;
import java.io.IOException;

/** Numbers and bytes from a pipe, held against what they may be: who sent them may be hijacked. */
public final class Bounded {
  private Bounded() {}

  /** A value from 0 to {@code most}. */
  public static int value(int value, int most) throws IOException {
    return value(value, 0, most);
  }

  /** A value from {@code least} to {@code most}. */
  public static int value(int value, int least, int most) throws IOException {
    if (value < least || value > most) {
      throw new IOException("value: " + value + " (expected: " + least + " to " + most + ")");
    }
    return value;
  }

  /** So many bytes. */
  public static byte[] bytes(DataInputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the message ends early");
    }
    return bytes;
  }
}
