package io.ledgerline.inspection.rule;

import java.util.List;

/**
 * What a tool would be given.
 *
 * @param words all its words as one text, names of fields included
 * @param strings its strings one by one, names of fields included
 */
public record ToolInput(String words, List<String> strings) {
  public ToolInput {
    strings = List.copyOf(strings);
  }
}
