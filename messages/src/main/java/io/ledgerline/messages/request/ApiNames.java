package io.ledgerline.messages.request;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.Names;

/**
 * The API's own names: of what stands in blocks, and in options that are skipped. What stands under
 * any other name is somebody's, and is looked at.
 */
final class ApiNames {
  private static final Names KNOWN =
      Names.of(
          "type",
          "text",
          "thinking",
          "input",
          "title",
          "context",
          "citations",
          "is_error",
          "caller",
          "content",
          "source",
          "url",
          "data",
          "name",
          "server_name",
          "tool_name",
          "stdout",
          "stderr",
          "return_code",
          "error_code",
          "retrieved_at",
          "page_age",
          "enabled",
          "cited_text",
          "document_index",
          "document_title",
          "start_char_index",
          "end_char_index",
          "start_page_number",
          "end_page_number",
          "start_block_index",
          "end_block_index",
          "search_result_index",
          "ttl",
          "budget_tokens",
          "display",
          "block_binding",
          "prefix_mismatch_behavior",
          "id",
          "skills",
          "skill_id",
          "version",
          "previous_message_id",
          "model",
          "max_tokens",
          "output_config",
          "effort",
          "speed",
          "token",
          "mode",
          "disable_parallel_tool_use");

  private ApiNames() {}

  /** Whether the key that the scanner has just passed is one of them. */
  static boolean isAt(JsonScanner scanner) {
    return scanner.indexIn(KNOWN) >= 0;
  }
}
