package io.ledgerline.governance.policy;

import io.ledgerline.governance.setting.Spec;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What is kept of the texts of calls, and what instead for data of some class. Of all that fit a
 * call the strictest counts.
 *
 * @param usual for data of no class that is named
 * @param byDataClass per class of data, declared by a use case or found in the call
 */
public record ContentRules(ContentSetting usual, Map<String, ContentSetting> byDataClass) {
  /** Hashes only: nothing personal is kept, and texts kept elsewhere can still be checked. */
  public static final ContentRules DEFAULT = new ContentRules(ContentSetting.HASH, Map.of());

  public ContentRules {
    byDataClass = Map.copyOf(byDataClass);
  }

  /** What a tenant's or a workspace's spec says; where it says nothing, what is given here. */
  public static ContentRules of(Spec spec, ContentRules otherwise) {
    String content = spec.textOrNull("content");
    ContentSetting usual = content == null ? otherwise.usual() : ContentSetting.of(content);
    var byDataClass = new HashMap<String, ContentSetting>();
    spec.textMap("contentByDataClass")
        .forEach((name, setting) -> byDataClass.put(name, ContentSetting.of(setting)));
    return new ContentRules(usual, byDataClass);
  }

  /** What is kept of a call with data of those classes. */
  public ContentSetting of(Collection<String> dataClasses) {
    ContentSetting strictest = usual;
    for (String each : dataClasses) {
      strictest = strictest.stricter(byDataClass.getOrDefault(each, usual));
    }
    return strictest;
  }

  /** Both at once: never looser than either. */
  public ContentRules within(ContentRules outer) {
    var both = new HashMap<String, ContentSetting>();
    outer.byDataClass.forEach((name, setting) -> both.put(name, setting.stricter(usual)));
    byDataClass.forEach(
        (name, setting) ->
            both.put(name, setting.stricter(outer.byDataClass.getOrDefault(name, outer.usual))));
    return new ContentRules(usual.stricter(outer.usual), both);
  }

  /** Whether it keeps more than another of data of some class. */
  public boolean looserThan(ContentRules outer) {
    return usual.compareTo(outer.usual) > 0
        || byDataClass.entrySet().stream()
            .anyMatch(
                each ->
                    each.getValue()
                            .compareTo(outer.byDataClass.getOrDefault(each.getKey(), outer.usual))
                        > 0);
  }
}
