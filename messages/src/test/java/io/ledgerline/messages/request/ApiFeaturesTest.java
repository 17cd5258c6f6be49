package io.ledgerline.messages.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiFeaturesTest {
  private static final String MESSAGE =
      "\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";

  private static Set<String> of(String more) {
    byte[] body = ("{" + MESSAGE + more + "}").getBytes(UTF_8);
    return ApiFeatures.of(
        switch (LocatedRequest.locate(body, Endpoint.MESSAGES)) {
          case Located.Ok(LocatedRequest request) -> request;
          case Located.Malformed(String why) -> throw new AssertionError(why);
        });
  }

  @Test
  void plainMessagesAndToolsOfTheClientUseNone() {
    assertThat(of("")).isEmpty();
    assertThat(of(",\"tools\":[{\"name\":\"f\"},{\"type\":\"bash_20250124\",\"name\":\"bash\"}]"))
        .isEmpty();
  }

  @Test
  void toolsThatRunUpstreamAreNamedByTheirFamily() {
    assertThat(
            of(
                ",\"tools\":[{\"type\":\"web_search_20260318\",\"name\":\"web_search\"},"
                    + "{\"type\":\"tool_search_tool_bm25_20251119\",\"name\":\"t\"},"
                    + "{\"type\":\"mcp_toolset\",\"mcp_server_name\":\"crm\"}]"))
        .containsExactly("mcp_connector", "tool_search", "web_search");
  }

  @Test
  void aToolNobodyHereKnowsIsSaidToBeOneWithoutItsName() {
    assertThat(of(",\"tools\":[{\"type\":\"jane_doe_20300101\",\"name\":\"x\"}]"))
        .containsExactly(ApiFeatures.OTHER_SERVER_TOOL);
  }

  @Test
  void whatTheUpstreamKeepsOrFetchesCounts() {
    assertThat(of(",\"thread\":{\"type\":\"create\"}")).containsExactly("threads");
    assertThat(of(",\"container\":\"container_1\"")).containsExactly("containers");
    assertThat(of(",\"mcp_servers\":[{\"name\":\"crm\",\"url\":\"https://x\"}]"))
        .containsExactly("mcp_connector");
    assertThat(of(",\"output_config\":{\"format\":{}}")).containsExactly("structured_outputs");
  }
}
