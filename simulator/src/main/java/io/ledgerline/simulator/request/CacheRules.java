package io.ledgerline.simulator.request;

import io.ledgerline.simulator.json.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** At most four cache breakpoints, longer life before shorter. */
final class CacheRules {
  private static final int MAX_BREAKPOINTS = 4;
  private int found;
  private boolean shortSeen;

  private CacheRules() {}

  static void check(
      ObjectNode tree, List<ObjectNode> tools, List<ObjectNode> system, List<PlacedBlock> blocks) {
    CacheRules rules = new CacheRules();
    for (int i = 0; i < tools.size(); i++) {
      rules.see(tools.get(i), "tools." + i);
    }
    for (int i = 0; i < system.size(); i++) {
      rules.see(system.get(i), "system." + i);
    }
    for (PlacedBlock placed : blocks) {
      rules.see(placed.block(), placed.path());
    }
    rules.see(tree, "");
    if (rules.found > MAX_BREAKPOINTS) {
      throw ApiException.invalid(
          "A maximum of 4 blocks with cache_control may be provided. Found " + rules.found + ".");
    }
  }

  private void see(ObjectNode node, String at) {
    JsonNode control = node.get("cache_control");
    if (control == null || control.isNull()) {
      return;
    }
    found++;
    String path = at.isEmpty() ? "cache_control" : at + ".cache_control";
    if (!Json.text(control, "type").equals("ephemeral")) {
      throw ApiException.invalid(path + ".type: Input should be 'ephemeral'");
    }
    String ttl = control.path("ttl").asString("5m");
    if (!ttl.equals("5m") && !ttl.equals("1h")) {
      throw ApiException.invalid(path + ".ttl: Input should be '5m' or '1h'");
    }
    if (ttl.equals("1h") && shortSeen) {
      throw ApiException.invalid(
          path
              + ".ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control"
              + " block. Note that blocks are processed in the following order: `tools`, `system`,"
              + " `messages`.");
    }
    shortSeen |= ttl.equals("5m");
  }
}
