package io.ledgerline.processes;

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
import java.util.concurrent.SynchronousQueue;

/**
 * A child process from inside: answers questions from standard input, one after the other. It ends
 * when its parent does, whatever it is busy with: a thread waits for the next question all the
 * time, and the end of the pipe is one.
 */
public final class AnsweringProcess {
  private AnsweringProcess() {}

  /** Takes the next question off the pipe. */
  @FunctionalInterface
  public interface Reader<Q> {
    /** The next question; throws at the end of the pipe. */
    Q next(DataInputStream in) throws IOException;
  }

  /** Answers a question, and flushes. */
  @FunctionalInterface
  public interface Answerer<Q> {
    /** Whatever it throws ends the process: its parent starts another. */
    void answer(Q question, DataOutputStream out) throws IOException;
  }

  /**
   * Where answers go. From here on nothing else is put out: libraries may print what they choke on.
   */
  public static DataOutputStream claimOutput() {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    System.setErr(System.out);
    return new DataOutputStream(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
  }

  /**
   * Serves until the parent is gone; does not return.
   *
   * @param stack bytes of the stack that answers
   */
  public static <Q> void serve(
      long stack, DataOutputStream out, Reader<Q> reader, Answerer<Q> answerer) {
    var questions = new SynchronousQueue<Q>();
    new Thread(null, () -> answer(questions, out, answerer), "answers", stack).start();
    try (var in = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
      while (true) {
        questions.put(reader.next(in));
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private static <Q> void answer(
      SynchronousQueue<Q> questions, DataOutputStream out, Answerer<Q> answerer) {
    try {
      while (true) {
        answerer.answer(questions.take(), out);
      }
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      Runtime.getRuntime().halt(1); // the parent starts another
    }
  }
}
