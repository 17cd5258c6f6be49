package io.ledgerline.models.worker;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of {@code config.json}, as Hugging Face exports write it.
 *
 * @param outputs the label of each output ({@code id2label})
 * @param independent whether several labels may hold at once ({@code problem_type})
 * @param positions how many tokens the model takes at most; 0 where it doesn't say
 */
record ModelConfig(List<String> outputs, boolean independent, int positions) {
  private static final int MOST_OUTPUTS = 10_000;

  static ModelConfig of(byte[] json) throws ModelLoadException {
    try {
      JsonObject config =
          JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
      JsonElement problem = config.get("problem_type");
      JsonElement positions = config.get("max_position_embeddings");
      return new ModelConfig(
          outputs(config.getAsJsonObject("id2label")),
          problem != null
              && problem.isJsonPrimitive()
              && problem.getAsString().equals("multi_label_classification"),
          positions == null || !positions.isJsonPrimitive() ? 0 : positions.getAsInt());
    } catch (JsonParseException | IllegalStateException | ClassCastException e) {
      throw new ModelLoadException("config.json is not the configuration of a model");
    } catch (NumberFormatException e) {
      throw new ModelLoadException("config.json: max_position_embeddings is no number");
    }
  }

  private static List<String> outputs(JsonObject id2label) throws ModelLoadException {
    if (id2label == null || id2label.isEmpty() || id2label.size() > MOST_OUTPUTS) {
      throw new ModelLoadException("config.json names no labels in id2label");
    }
    var outputs = new ArrayList<String>();
    for (int i = 0; i < id2label.size(); i++) {
      JsonElement label = id2label.get(Integer.toString(i));
      if (label == null) {
        throw new ModelLoadException("config.json: id2label names no label for output " + i);
      }
      outputs.add(label.getAsString());
    }
    return outputs;
  }
}
