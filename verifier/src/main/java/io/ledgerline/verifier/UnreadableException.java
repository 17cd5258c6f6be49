package io.ledgerline.verifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A file can't be read at all: the verification says nothing. */
public final class UnreadableException extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  public UnreadableException(Path file, IOException cause) {
    super(file + " can't be read: " + cause, cause);
  }
}
