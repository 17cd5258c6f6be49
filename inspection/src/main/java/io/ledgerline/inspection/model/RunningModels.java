package io.ledgerline.inspection.model;

import java.util.List;

/** Models that somebody runs until they are closed. */
public interface RunningModels extends AutoCloseable {
  /** All of them. */
  List<TextModel> all();

  @Override
  void close();
}
