package io.ledgerline.simulator.prompt;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.request.MessagesRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The prefix cache of all workspaces and models. Thread-safe; the oldest entries go when it is
 * full.
 *
 * <p>A hit is looked for at each breakpoint and the 20 blocks before it; a hit renews the entry.
 * What lies between the longest hit and the breakpoints is written; too short a prefix is not
 * cached.
 */
public final class PromptCache {
  private static final int LOOKBACK = 20;
  private static final Duration SHORT = Duration.ofMinutes(5);
  private static final Duration LONG = Duration.ofHours(1);

  private final InstantSource clock;
  private final Map<String, Prefix> entries;

  private record Prefix(Instant until, Duration life) {}

  private record Breakpoint(int block, Duration life) {}

  /**
   * An empty cache.
   *
   * @param maxEntries how many prefixes it remembers
   */
  public PromptCache(InstantSource clock, int maxEntries) {
    this.clock = clock;
    this.entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Prefix> eldest) {
            return size() > maxEntries;
          }
        };
  }

  /**
   * Bills a prompt and remembers what it writes.
   *
   * @param workspace whose cache
   */
  public InputUsage use(Prompt prompt, String workspace) {
    List<Breakpoint> breakpoints = breakpoints(prompt);
    if (breakpoints.isEmpty()) {
      return new InputUsage(prompt.tokens(), 0, 0, 0);
    }
    List<String> keys = keys(prompt, workspace);
    synchronized (entries) {
      int hit = longestHit(breakpoints, keys);
      return write(prompt, breakpoints, keys, hit);
    }
  }

  private static List<Breakpoint> breakpoints(Prompt prompt) {
    List<Breakpoint> found = new ArrayList<>();
    List<PromptBlock> blocks = prompt.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      Duration life = life(blocks.get(i).block());
      if (life != null) {
        found.add(new Breakpoint(i, life));
      }
    }
    Duration automatic = life(prompt.request().tree());
    if (automatic != null && !blocks.isEmpty()) {
      found.add(new Breakpoint(blocks.size() - 1, automatic));
    }
    return found;
  }

  private static @Nullable Duration life(JsonNode node) {
    JsonNode control = node.path("cache_control");
    if (!control.isObject()) {
      return null;
    }
    return control.path("ttl").asString("5m").equals("1h") ? LONG : SHORT;
  }

  private int longestHit(List<Breakpoint> breakpoints, List<String> keys) {
    Instant now = clock.instant();
    for (Breakpoint breakpoint : breakpoints.reversed()) {
      int last = Math.max(0, breakpoint.block() - LOOKBACK);
      for (int i = breakpoint.block(); i >= last; i--) {
        Prefix entry = entries.get(keys.get(i));
        if (entry != null && entry.until().isAfter(now)) {
          entries.put(keys.get(i), new Prefix(now.plus(entry.life()), entry.life()));
          return i;
        }
      }
    }
    return -1;
  }

  private InputUsage write(
      Prompt prompt, List<Breakpoint> breakpoints, List<String> keys, int hit) {
    long read = tokensTo(prompt, hit);
    long covered = read;
    long write5m = 0;
    long write1h = 0;
    Instant now = clock.instant();
    for (Breakpoint breakpoint : breakpoints) {
      long upTo = tokensTo(prompt, breakpoint.block());
      if (breakpoint.block() <= hit || upTo < prompt.request().model().minCacheableTokens()) {
        continue;
      }
      long written = upTo - covered;
      covered = upTo;
      write1h += breakpoint.life().equals(LONG) ? written : 0;
      write5m += breakpoint.life().equals(LONG) ? 0 : written;
      entries.put(
          keys.get(breakpoint.block()), new Prefix(now.plus(breakpoint.life()), breakpoint.life()));
    }
    return new InputUsage(prompt.tokens() - covered, read, write5m, write1h);
  }

  private static long tokensTo(Prompt prompt, int block) {
    long sum = 0;
    for (int i = 0; i <= block; i++) {
      sum += prompt.blocks().get(i).tokens();
    }
    return sum;
  }

  /** One key per block: workspace, model and everything up to and with that block. */
  private static List<String> keys(Prompt prompt, String workspace) {
    MessagesRequest request = prompt.request();
    PrefixHash hash = new PrefixHash();
    hash.add("scope", (workspace + "\n" + request.model().id()).getBytes(StandardCharsets.UTF_8));
    List<String> keys = new ArrayList<>();
    PromptBlock.Level level = PromptBlock.Level.TOOLS;
    for (PromptBlock block : prompt.blocks()) {
      if (level != block.level()) {
        level = block.level();
        hash.add(level.name(), Json.bytes(settings(request.tree(), level)));
      }
      hash.add(block.role(), BlockBytes.of(block.block()));
      keys.add(HexFormat.of().formatHex(hash.state(), 0, 16));
    }
    return keys;
  }

  /** The settings that invalidate a level and all after it. */
  private static ObjectNode settings(ObjectNode tree, PromptBlock.Level level) {
    ObjectNode settings = Json.object();
    if (level == PromptBlock.Level.SYSTEM) {
      settings.set("speed", tree.path("speed"));
      return settings;
    }
    settings.set("speed", tree.path("speed"));
    settings.set("tool_choice", tree.path("tool_choice"));
    ObjectNode thinking =
        tree.path("thinking") instanceof ObjectNode it ? it.deepCopy() : Json.object();
    thinking.remove("display");
    settings.set("thinking", thinking);
    settings.set("effort", tree.path("output_config").path("effort"));
    return settings;
  }
}
