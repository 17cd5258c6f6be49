package io.ledgerline.inspection.cjk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in Chinese, Japanese and Korean prose that no label introduces. */
class CjkProseTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          昨天王建国来公司办手续。 ~ 王建国
          我和李晓梅一起去了医院。 ~ 李晓梅
          张伟说他明天不能来开会。 ~ 张伟
          请把文件交给陈丽华。 ~ 陈丽华
          刘洋已经付款了。 ~ 刘洋
          会议由赵志强主持。 ~ 赵志强
          周杰打电话来问发票的事。 ~ 周杰
          今早，黄晓明请假了。 ~ 黄晓明
          健太くんは元気ですか。 ~ 健太
          昨日美咲さんと会いました。 ~ 美咲
          長女の美佐枝さんが来院した。 ~ 美佐枝
          さくらちゃんの誕生日は来週です。 ~ さくら
          陽菜乃ちゃんは来月から。 ~ 陽菜乃
          민수 씨는 오늘 쉬어요. ~ 민수
          지영님께서 문의하셨습니다. ~ 지영
          하은님, 주문이 완료되었습니다. ~ 하은
          """)
  void areFound(String text, String name) {
    assertThat(Scanned.in(text)).contains("PERSON=" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "韩国已经宣布，王国的历史很长。",
        "王子说他不来。孔子说过。",
        "江南来的茶，黄河没有水。",
        "沈阳明天下雨，苏联已经解体。",
        "李子和苹果都卖完了。叶子也黄了。",
        "程序已经启动，程度很高。",
        "高速公路正在施工。马上就来。",
        "黄金价格上涨了。金融市场今天下跌。",
        "周末我们去爬山。时间不够了。",
        "白天很热，晚上很冷。方便的时候联系。",
        "田野去年很绿，林海和雪原。",
        "顾全大局，康乐中心负责安排。",
        "钟情于你，朱红的门。",
        "陆军和海军，洪水来了。",
        "お客さんが来ました。皆さん、こんにちは。",
        "お母さんと話しました。たくさんの人がいました。",
        "赤ちゃんが泣いています。店員さんに聞いてください。",
        "双子ちゃんと弟子さん、王子くん。",
        "長男くんと次男くんは元気です。",
        "運転手さんと看護師さん、職人さん。",
        "売り子さんに聞く。大家さんは留守。",
        "운전기사님 감사합니다. 고객님께서 문의하셨습니다.",
        "선생님이 오셨어요. 아저씨가 말했어요.",
        "날씨가 좋네요. 솜씨가 좋아요. 말씨가 곱다.",
        "하느님께 기도했어요. 주인님, 공주님, 왕자님.",
        "부장님, 회의 시간입니다. 아가씨가 왔다.",
        "스승님과 부모님, 형님과 누님.",
      })
  void areNotFoundWhereThereAreNone(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.startsWith("PERSON"));
  }
}
