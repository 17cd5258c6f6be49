package io.ledgerline.documents.process;

import io.ledgerline.documents.DocumentLimits;
import io.ledgerline.documents.text.Extractor;
import io.ledgerline.processes.AnsweringProcess;
import java.time.Duration;

/** The process that reads documents, one after the other. */
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
    var out = AnsweringProcess.claimOutput();
    DocumentLimits limits = limits(args);
    AnsweringProcess.serve(
        STACK,
        out,
        Wire::question,
        (question, to) ->
            Wire.answer(to, Extractor.extract(question.file(), question.characters(), limits)));
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
