package io.ledgerline.inspection.injection;

/** Where a text came from, and so whose orders it may carry. */
public enum Trust {
  /** The operator's own prompt. */
  SYSTEM,
  /** The user's turn: may ask for anything but other rules. */
  USER,
  /** What a tool gave back. */
  TOOL_RESULT,
  /** A document, an e-mail, a file. */
  DOCUMENT,
  /** A search result. */
  SEARCH_RESULT,
  /** A web page. */
  WEB_PAGE,
  /** Name, description or schema of a tool: says how to use the tool, and nothing else. */
  TOOL_DEFINITION;

  /** Whether it is data, in which nothing may be addressed to the assistant. */
  public boolean isData() {
    return switch (this) {
      case TOOL_RESULT, DOCUMENT, SEARCH_RESULT, WEB_PAGE -> true;
      case SYSTEM, USER, TOOL_DEFINITION -> false;
    };
  }
}
