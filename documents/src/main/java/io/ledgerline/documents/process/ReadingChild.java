package io.ledgerline.documents.process;

import io.ledgerline.documents.DocumentLimits;
import io.ledgerline.documents.Extraction;
import io.ledgerline.documents.Format;
import io.ledgerline.documents.Reason;
import io.ledgerline.processes.ChildProcess;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reading process as its parent sees it, started by its first document. One document at a time;
 * {@link #end} may come from any thread and at any time.
 */
final class ReadingChild {
  private static final int PIECE = 1 << 16;

  private final DocumentLimits limits;
  private @Nullable ChildProcess process;
  private boolean ended;
  private boolean finished;

  ReadingChild(DocumentLimits limits) {
    this.limits = limits;
  }

  /** The file's own stream failed: that is the file's fault and no process's. */
  private static final class SourceException extends IOException {
    private static final long serialVersionUID = 1L;

    SourceException(IOException cause) {
      super(cause);
    }
  }

  /** Reads a file; afterwards {@link #isUsable} says whether another may follow. */
  Extraction read(InputStream file, Format format, int characters) {
    try {
      ChildProcess running = running();
      var out = new DataOutputStream(new BufferedOutputStream(running.questions(), PIECE));
      out.writeInt(characters);
      Reason dropped = send(file, out);
      if (dropped != null) {
        finished = true;
        return new Extraction.Unread(format, dropped);
      }
      var in = new DataInputStream(new BufferedInputStream(running.answers(), PIECE));
      Extraction answer = Wire.answer(in, characters);
      finished = true;
      return answer;
    } catch (IOException e) {
      return new Extraction.Unread(format, outOfMemory() ? Reason.MEMORY : Reason.FAILED);
    }
  }

  /** Whether the last document was answered, so that the next can follow. */
  synchronized boolean isUsable() {
    boolean usable = finished && !ended;
    finished = false;
    return usable;
  }

  private @Nullable Reason send(InputStream file, DataOutputStream out) throws IOException {
    byte[] piece = new byte[PIECE];
    long sent = 0;
    try {
      for (int count = next(file, piece); count >= 0; count = next(file, piece)) {
        sent += count;
        if (sent > limits.bytes()) {
          Wire.drop(out);
          return Reason.TOO_LARGE;
        }
        if (count > 0) {
          Wire.piece(out, piece, count);
        }
      }
    } catch (SourceException e) {
      Wire.drop(out);
      return Reason.BROKEN;
    }
    Wire.end(out);
    return null;
  }

  private static int next(InputStream file, byte[] piece) throws SourceException {
    try {
      return file.read(piece);
    } catch (IOException e) {
      throw new SourceException(e);
    }
  }

  private synchronized ChildProcess running() throws IOException {
    if (ended) {
      throw new IOException("the reading process was ended");
    }
    if (process == null) {
      process = ChildProcess.start(program());
    }
    return process;
  }

  private ChildProcess.Program program() {
    return new ChildProcess.Program(
        ReadingProcess.class.getName(),
        limits.memoryMib(),
        // What libraries would log may be what is in a document.
        List.of("-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog"),
        System.getProperty("java.class.path"),
        List.of(
            "" + limits.pages(),
            "" + limits.expanded(),
            "" + limits.ratio(),
            "" + limits.nesting()));
  }

  private boolean outOfMemory() {
    ChildProcess was;
    synchronized (this) {
      was = process;
    }
    return was != null && was.ranOutOfMemory();
  }

  /** Ends the process, at once. */
  synchronized void end() {
    ended = true;
    if (process != null) {
      process.end();
    }
  }
}
