package io.ledgerline.ledger.tree;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.proof.Proofs;
import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.ledger.tile.TileReader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrontierTest {
  private static final Map<Integer, String> ROOTS =
      Map.of(
          1, "3e7077fd2f66d689e0cee6a7cf5b37bf2dca7c979af356d0a31cbc5c85605c7d",
          255, "bb3b9743e08118ea583ae77df04a1449a0601cde6f75146d79c2cab6366ce210",
          256, "15e2dd4973ae44de8c8cf3048fd98d17adaaea6287f4e0606a55a643617408c0",
          257, "d418c0873259bce7d0561ab004486112416c1c4490865415342bfe06e673146c",
          1000, "c89faf3395d034a77c12c76d636db96358d6d2839c3c68f6329a07231e82fce2",
          65536, "bc9bca909516d5bf148c2bf2dea0a0d9f717ce4987d2fe7504d6694363b41598",
          65537, "a901bb447a4b4c361cdf559658f27f24a8a3ebbc49257c472efe950932d4853a",
          70000, "0759167a0f98e35e802d46ff7c7d29d2c3f03a63a256deb6abbff357a91b63b1");

  private static final Map<String, String> TILES =
      Map.of(
          "tile/0/000", "20cd0859c7fb4ae9eeac1d244887e6f9342d86ce0b1a1c7bb244915d3d0dc971",
          "tile/0/273.p/112", "c7ebb1581fb37d08e8c14ef23ce02ebd07d79d783b6515c740d8b9f566ef0289",
          "tile/1/000", "dbf848d70619481ec09adf64ff73d027ffd27f3cab12570d5087d7e9fede902a",
          "tile/1/001.p/17", "4fd210567f39abfd6af3acd3f895698cbaaf1b83bd764f98d7d81f431454aa54",
          "tile/2/000.p/1", "2f3d7b72e1ccbf31e77e4c41d731da9c94fa1a6c08249fd49e5d4aded052b16b");

  private static byte[] leaf(long number) {
    return MerkleHasher.leafHash(ByteBuffer.allocate(8).putLong(number).array()).toBytes();
  }

  @Test
  void hasTheRootThatOthersComputedAtEverySize() {
    Frontier tree = new Frontier();
    assertThat(tree.root().hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (int i = 0; i < 70_000; i++) {
      tree.append(leaf(i), (level, hash) -> {});
      String expected = ROOTS.get(i + 1);
      if (expected != null) {
        assertThat(tree.root().hex()).isEqualTo(expected);
      }
    }
  }

  @Test
  void hasThePublicEightLeafRoot() {
    String[] leaves = {
      "",
      "00",
      "10",
      "2021",
      "3031",
      "40414243",
      "5051525354555657",
      "606162636465666768696a6b6c6d6e6f"
    };
    Frontier tree = new Frontier();
    for (String each : leaves) {
      tree.append(
          MerkleHasher.leafHash(HexFormat.of().parseHex(each)).toBytes(), (level, hash) -> {});
    }
    assertThat(tree.root().hex())
        .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  }

  @Test
  void givesTheTilesThatOthersComputedAndTheyGiveEveryEarlierRoot() throws Exception {
    Map<Integer, ByteArrayOutputStream> levels = new HashMap<>();
    Frontier tree = new Frontier();
    for (int i = 0; i < 70_000; i++) {
      tree.append(
          leaf(i),
          (level, hash) ->
              levels.computeIfAbsent(level, l -> new ByteArrayOutputStream()).writeBytes(hash));
    }
    Map<String, byte[]> files = files(levels);
    for (Map.Entry<String, String> each : TILES.entrySet()) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(files.get(each.getKey()));
      assertThat(HexFormat.of().formatHex(digest)).as(each.getKey()).isEqualTo(each.getValue());
    }
    Proofs proofs = new Proofs(new TileReader(files::get, 70_000)::subtree, 70_000);
    for (Map.Entry<Integer, String> each : ROOTS.entrySet()) {
      assertThat(proofs.root(each.getKey()).hex()).isEqualTo(each.getValue());
    }
  }

  private static Map<String, byte[]> files(Map<Integer, ByteArrayOutputStream> levels) {
    Map<String, byte[]> files = new HashMap<>();
    levels.forEach(
        (level, bytes) -> {
          byte[] all = bytes.toByteArray();
          for (int from = 0; from < all.length; from += 8192) {
            int to = Math.min(all.length, from + 8192);
            String name = TilePath.tile(level, from / 8192, (to - from) / 32);
            files.put(name, java.util.Arrays.copyOfRange(all, from, to));
          }
        });
    return files;
  }

  @Test
  void goesOnFromItsPerfectSubtrees() {
    Frontier whole = new Frontier();
    Frontier resumed = new Frontier();
    for (int i = 0; i < 600; i++) {
      whole.append(leaf(i), (level, hash) -> {});
      resumed = new Frontier(resumed.size(), resumed.perfectRoots());
      resumed.append(leaf(i), (level, hash) -> {});
      assertThat(resumed.root()).isEqualTo(whole.root());
    }
  }

  @Test
  void namesTilesAsTheSpecificationDoes() {
    assertThat(TilePath.tile(1, 1_234_067, 256)).isEqualTo("tile/1/x001/x234/067");
    assertThat(TilePath.bundle(273, 112)).isEqualTo("tile/entries/273.p/112");
    assertThat(TilePath.bundle(0, 256)).isEqualTo("tile/entries/000");
    List<byte[]> entries = new ArrayList<>();
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    for (String each : List.of("", "a", "bc")) {
      io.ledgerline.ledger.tile.EntryBundle.write(bundle, each.getBytes(US_ASCII));
      entries.add(each.getBytes(US_ASCII));
    }
    assertThat(HexFormat.of().formatHex(bundle.toByteArray())).isEqualTo("000000016100026263");
    var read = new io.ledgerline.ledger.tile.EntryBundle(bundle.toByteArray());
    for (byte[] each : entries) {
      assertThat(read.next()).isTrue();
      assertThat(read.entry()).isEqualTo(each);
    }
    assertThat(read.next()).isFalse();
    assertThat(read.isCut()).isFalse();
  }
}
