package io.ledgerline.records.index;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table by COPY in its binary format (PostgreSQL manual, "COPY", "Binary
 * Format"): nothing is quoted here or parsed there, and the server writes whole pages at a time.
 * What is gathered is sent in pieces, so its memory does not grow with the rows.
 */
final class CopyRows implements AutoCloseable {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };

  /** Seconds from 1970 to 2000, where PostgreSQL's time begins. */
  private static final long EPOCH_MICROS = 946_684_800L * 1_000_000L;

  /** What jsonb in binary begins with (jsonb_recv in PostgreSQL's source). */
  private static final byte JSONB_VERSION = 1;

  /** The type of a text, in every PostgreSQL. */
  private static final int TEXT_OID = 25;

  private static final int PIECE = 64 * 1024;

  private final CopyIn copy;
  private byte[] buffer = new byte[2 * PIECE];
  private int length;

  /** Begins; the connection does nothing else until {@link #finish} or {@link #close}. */
  CopyRows(Connection connection, String table, String columns) throws SQLException {
    var sql = "COPY " + table + " (" + columns + ") FROM STDIN (FORMAT binary)";
    this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    raw(SIGNATURE);
    int32(0).int32(0);
  }

  /** Begins a row of so many values. */
  CopyRows row(int values) throws SQLException {
    if (length > PIECE) {
      send();
    }
    room(2);
    buffer[length++] = (byte) (values >>> 8);
    buffer[length++] = (byte) values;
    return this;
  }

  CopyRows number(long value) {
    return int32(Long.BYTES).int64(value);
  }

  CopyRows time(Instant value) {
    return number(Columns.micros(value) - EPOCH_MICROS);
  }

  CopyRows uuid(UUID value) {
    return int32(16).int64(value.getMostSignificantBits()).int64(value.getLeastSignificantBits());
  }

  /** A text; null stands for SQL null. */
  CopyRows text(@Nullable String value) {
    return value == null ? int32(-1) : bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A text of JSON for a column of type jsonb; null stands for SQL null. */
  CopyRows json(@Nullable String value) {
    if (value == null) {
      return int32(-1);
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    int32(1 + utf8.length);
    room(1);
    buffer[length++] = JSONB_VERSION;
    raw(utf8);
    return this;
  }

  /** Texts for a column of type text[], in one dimension (array_recv in PostgreSQL's source). */
  CopyRows texts(List<String> values) {
    int start = length;
    int32(0).int32(values.isEmpty() ? 0 : 1).int32(0).int32(TEXT_OID);
    if (!values.isEmpty()) {
      int32(values.size()).int32(1);
      values.forEach(this::text);
    }
    int end = length;
    length = start;
    int32(end - start - Integer.BYTES);
    length = end;
    return this;
  }

  CopyRows bytes(byte[] value) {
    int32(value.length);
    raw(value);
    return this;
  }

  /** Sends the rest; the rows are there when it returns. */
  void finish() throws SQLException {
    room(2);
    buffer[length++] = (byte) 0xFF;
    buffer[length++] = (byte) 0xFF;
    send();
    copy.endCopy();
  }

  /** Gives up what was not finished. */
  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }

  private void send() throws SQLException {
    copy.writeToCopy(buffer, 0, length);
    length = 0;
  }

  private CopyRows int32(int value) {
    room(Integer.BYTES);
    for (int shift = 24; shift >= 0; shift -= 8) {
      buffer[length++] = (byte) (value >>> shift);
    }
    return this;
  }

  private CopyRows int64(long value) {
    return int32((int) (value >>> 32)).int32((int) value);
  }

  private void raw(byte[] bytes) {
    room(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  private void room(int bytes) {
    if (length + bytes > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + bytes));
    }
  }
}
