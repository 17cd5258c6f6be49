package io.ledgerline.documents.process;

import io.ledgerline.documents.DocumentLimits;
import io.ledgerline.documents.text.Extractor;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;

/**
 * The process that reads documents, one after the other. It ends when its parent does, whatever it
 * is reading: a thread waits for the next question all the time, and the end of the pipe is one.
 */
public final class ReadingProcess {
  /** Deep files recurse deep; a stack that is spent makes a file unreadable and nothing else. */
  private static final long STACK = 8L << 20;

  private ReadingProcess() {}

  /**
   * Answers questions on standard input until it ends.
   *
   * @param args pages, unpacked bytes, ratio, nesting: the limits of {@link DocumentLimits} that
   *     concern the inside of a document
   */
  public static void main(String[] args) {
    // Nothing but answers goes out: libraries may print what they choke on.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    System.setErr(System.out);
    DocumentLimits limits = limits(args);
    var questions = new SynchronousQueue<Wire.Question>();
    var out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    new Thread(null, () -> answer(questions, out, limits), "reader", STACK).start();
    try (var in = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
      while (true) {
        questions.put(Wire.question(in));
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private static void answer(
      SynchronousQueue<Wire.Question> questions, DataOutputStream out, DocumentLimits limits) {
    try {
      while (true) {
        Wire.Question question = questions.take();
        Wire.answer(out, Extractor.extract(question.file(), question.characters(), limits));
      }
    } catch (IOException | InterruptedException | RuntimeException | LinkageError e) {
      Runtime.getRuntime().halt(1); // the parent starts another
    }
  }

  private static DocumentLimits limits(String[] args) {
    DocumentLimits usual = DocumentLimits.DEFAULT;
    return new DocumentLimits(
        1,
        usual.time(),
        usual.bytes(),
        Integer.parseInt(args[0]),
        usual.characters(),
        usual.memoryMib(),
        Long.parseLong(args[1]),
        Integer.parseInt(args[2]),
        Integer.parseInt(args[3]),
        Duration.ZERO);
  }
}
