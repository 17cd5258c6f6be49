package io.ledgerline.inspection.cjk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, ages, names and addresses in Chinese, Japanese and Korean. */
class CjkTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          生年月日：1985年4月12日            | DATE_OF_BIRTH=1985年4月12日
          他于1985年4月12日出生于上海         | DATE_OF_BIRTH=1985年4月12日
          出生日期: 1990年11月3日             | DATE_OF_BIRTH=1990年11月3日
          会议定于2026年3月5日举行            | DATE_TIME=2026年3月5日
          令和6年4月1日に入社                 | DATE_TIME=令和6年4月1日
          昭和60年4月12日生まれ               | DATE_OF_BIRTH=昭和60年4月12日
          3月5日に入院しました                | DATE_TIME=3月5日
          我3月15号去医院                     | DATE_TIME=3月15号
          2024年5月から通院中                 | DATE_TIME=2024年5月
          생년월일: 1985년 4월 12일           | DATE_OF_BIRTH=1985년 4월 12일
          1990년 2월 7일생 남성               | DATE_OF_BIRTH=1990년 2월 7일
          생년월일은 1985년 4월 12일입니다     | DATE_OF_BIRTH=1985년 4월 12일
          아들은 만 7세입니다                 | AGE=7세
          2026년 3월 5일에 만나요             | DATE_TIME=2026년 3월 5일
          3월 5일 오후에 방문                 | DATE_TIME=3월 5일
          患者28岁，既往体健                  | AGE=28岁
          今年二十八岁                        | AGE=二十八岁
          母は65歳で元気です                  | AGE=65歳
          息子（8才）が熱を出した             | AGE=8才
          환자는 45세 여성                    | AGE=45세
          우리 딸은 5살이에요                 | AGE=5살
          我叫王小明，今年在北京              | PERSON=王小明
          我叫李明今年刚毕业                  | PERSON=李明
          患者：李秀英，女                    | PERSON=李秀英
          姓名是欧阳晓雯                      | PERSON=欧阳晓雯
          張偉先生打电话来了                  | PERSON=張偉
          请联系陈志强女士                    | PERSON=陈志强
          田中太郎と申します                  | PERSON=田中太郎
          鈴木さんが来ました                  | PERSON=鈴木
          担当：佐藤花子                      | PERSON=佐藤花子
          氏名：木村 直樹                     | PERSON=木村 直樹
          高橋 健一様                         | PERSON=高橋 健一
          お名前はジョン・スミスです           | PERSON=ジョン・スミス
          スミスさんに連絡                    | PERSON=スミス
          제 이름은 김민수입니다              | PERSON=김민수
          박지영 씨가 전화했어요              | PERSON=박지영
          환자: 이서연, 여                    | PERSON=이서연
          최영호님께 전달                     | PERSON=최영호
          地址：北京市朝阳区建国路88号3栋1202室   | ADDRESS=北京市朝阳区建国路88号3栋1202室
          住在深圳市南山区桃园路88号          | ADDRESS=深圳市南山区桃园路88号
          住所は東京都新宿区西新宿2-8-1です   | ADDRESS=東京都新宿区西新宿2-8-1
          〒160-0023 東京都新宿区西新宿2-8-1  | ADDRESS=〒160-0023 東京都新宿区西新宿2-8-1
          大阪市北区梅田1丁目3番1号           | ADDRESS=大阪市北区梅田1丁目3番1号
          서울특별시 강남구 테헤란로 152      | ADDRESS=서울특별시 강남구 테헤란로 152
          부산 해운대구 센텀중앙로 79-1 으로  | ADDRESS=부산 해운대구 센텀중앙로 79-1
          """)
  void areFound(String text, String finding) {
    assertThat(Scanned.in(text)).contains(finding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "18岁以上可以注册，未满16岁不得使用",
        "65歳以上の方、20歳未満は不可",
        "만 19세 이상, 21세기 2세대 제품",
        "他才来了3次，刚才说过",
        "お客様、皆様、皆さん、奥様、神様、仕様と同様の模様",
        "ユーザーさん、オーナー様、スタッフさん",
        "中村市長、松本市、石川県、山口大学の本田技研",
        "高中老师，数学老师，周末同学聚会",
        "在线客服先生成报告，男士女士各半",
        "고객님, 선생님, 사용자님, 이용자 여러분, 변호사님, 기획자님, 임직원님",
        "저는 고양이를 키우는 변호사입니다, 저는 한국인입니다, 이번주 팀장 회의, 신제품 과장 광고",
        "患者：高血压史5年，患者是高血压，客户：金融机构若干",
        "第2回大会は大阪市長杯4-2、다시 서울로 3명이 이동했다",
        "金融学教授和麻醉科医生，康复科医生",
        "カード様式、サーバちゃんと動く、摂氏25度、ユーザー氏名",
        "저는 개발자입니다, 이름은 중요하지 않다",
        "共3月，版本2026年第13月45日，12月份报表",
        "第88号文件，3号楼的路，2-8-1版本",
        "プロジェクト2-8-1の仕様、第1番の曲",
        "이 길 3개, 서버로 152 요청",
        "我叫外卖，名叫什么，姓名为必填项",
        "名前は必須です。担当：未定、氏名：未記入、名前はプロジェクトです",
      })
  void nothingIsFoundWhereNobodyIsMeant(String text) {
    assertThat(Scanned.in(text)).noneMatch(f -> f.matches("(PERSON|DATE|AGE|ADDRESS).*"));
  }
}
