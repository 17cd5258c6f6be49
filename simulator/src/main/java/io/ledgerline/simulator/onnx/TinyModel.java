package io.ledgerline.simulator.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A model that knows some words by heart, in the three files of a Hugging Face export. Words are
 * lower-case letters, of which each is two tokens: {@code zor ##vax}.
 */
public final class TinyModel {
  private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]");
  private static final int WINDOW = 16;

  /** So sure that a probability is 0.9998 among three labels. */
  private static final float SURE = 9;

  private final boolean perToken;
  private final List<String> labels = new ArrayList<>();
  private final Map<String, String> vocabulary = new LinkedHashMap<>();

  private TinyModel(boolean perToken, Map<String, String> labelByWord) {
    this.perToken = perToken;
    labels.add(perToken ? "O" : "OTHER");
    SPECIAL.forEach(token -> vocabulary.put(token, labels.getFirst()));
    new TreeMap<>(labelByWord).forEach(this::learn);
  }

  /** One that labels values in texts (BIO). */
  public static TinyModel ofValues(Map<String, String> labelByWord) {
    return new TinyModel(true, labelByWord);
  }

  /** One that labels whole texts: {@code OTHER} where it knows no word. */
  public static TinyModel ofTexts(Map<String, String> labelByWord) {
    return new TinyModel(false, labelByWord);
  }

  private void learn(String word, String label) {
    int half = word.length() / 2;
    know(word.substring(0, half), perToken ? "B-" + label : label);
    know("##" + word.substring(half), perToken ? "I-" + label : label);
  }

  private void know(String token, String label) {
    vocabulary.put(token, label);
    if (!labels.contains(label)) {
      labels.add(label);
    }
  }

  /** Writes its files into a folder, which is made. */
  public void writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("model.onnx"), onnx());
    Files.writeString(folder.resolve("tokenizer.json"), tokenizer());
    Files.writeString(folder.resolve("config.json"), config());
  }

  private byte[] onnx() {
    float[][] scores = new float[vocabulary.size()][labels.size()];
    int token = 0;
    for (String label : vocabulary.values()) {
      scores[token++][labels.indexOf(label)] = label.equals(labels.getFirst()) ? 1 : SURE;
    }
    return TinyGraph.of(scores, perToken);
  }

  private String config() {
    var names = new ArrayList<String>();
    for (int i = 0; i < labels.size(); i++) {
      names.add("\"%d\": \"%s\"".formatted(i, labels.get(i)));
    }
    return "{\"id2label\": {%s}, \"max_position_embeddings\": %d}"
        .formatted(String.join(", ", names), WINDOW);
  }

  private String tokenizer() {
    var tokens = new ArrayList<>(vocabulary.keySet());
    String numbered =
        tokens.stream()
            .map(token -> "\"%s\": %d".formatted(token, tokens.indexOf(token)))
            .collect(Collectors.joining(", "));
    String added =
        SPECIAL.stream()
            .map(
                token ->
                    """
                    {"id": %d, "content": "%s", "special": true, "single_word": false,
                     "lstrip": false, "rstrip": false, "normalized": false}"""
                        .formatted(tokens.indexOf(token), token))
            .collect(Collectors.joining(", "));
    return """
        {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [%s],
         "normalizer": {"type": "BertNormalizer", "clean_text": true, "lowercase": true,
                        "handle_chinese_chars": true, "strip_accents": null},
         "pre_tokenizer": {"type": "BertPreTokenizer"},
         "post_processor": {"type": "TemplateProcessing",
           "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}},
                      {"Sequence": {"id": "A", "type_id": 0}},
                      {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
           "pair": [{"Sequence": {"id": "A", "type_id": 0}},
                    {"Sequence": {"id": "B", "type_id": 1}}],
           "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]},
                              "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}},
         "decoder": null,
         "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                   "max_input_chars_per_word": 100, "vocab": {%s}}}
        """
        .formatted(added, numbered);
  }
}
