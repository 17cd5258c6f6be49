package io.ledgerline.messages.request;

import io.ledgerline.messages.json.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one pass collects; written by the locators only, read-only once the pass is over. */
final class RequestFacts {
  static final Span NOWHERE = new Span(0, 0);

  String model = "";
  Span modelSpan = NOWHERE;
  long maxTokens = -1;
  @Nullable Span maxTokensSpan;
  long thinkingBudget = -1;
  boolean stream;
  SystemForm systemForm = SystemForm.ABSENT;
  @Nullable Span systemSpan;
  int systemLastBlockEnd = -1;
  int systemBlocks;
  Span messagesSpan = NOWHERE;
  int messages;
  boolean assistantTurn;
  ThreadUse thread = ThreadUse.NONE;
  @Nullable String previousMessageId;
  List<Tool> tools = List.of();
  boolean foreignBlocks;
  final List<UpstreamId> upstreamIds = new ArrayList<>(0);
  boolean mcpServers;
  boolean compaction;
  boolean structuredOutput;
  @Nullable String metadataUserId;
  @Nullable String inferenceGeo;
  @Nullable String speed;
  @Nullable String serviceTier;
  final List<Fallback> fallbacks = new ArrayList<>(0);
  boolean fallbacksByUpstream;
  CacheUse cacheUse = CacheUse.NONE;
  @Nullable Span firstUserContent;
  int images;
  long imageBytes;
  int documents;
  int pdfs;
  long pdfBytes;
  int urls;
  int files;

  Media media() {
    return new Media(images, imageBytes, documents, pdfs, pdfBytes, urls, files);
  }

  void cache(CacheUse use) {
    if (use.compareTo(cacheUse) > 0) {
      cacheUse = use;
    }
  }
}
