// SPDX-License-Identifier: MIT
#include "pool/steering_name.h"

#include <QTest>

using namespace proxydeck;

using Fault = SteeringName::Fault;

Q_DECLARE_METATYPE(proxydeck::SteeringName)
Q_DECLARE_METATYPE(proxydeck::SteeringName::Fault)

namespace {

SteeringName made(const QByteArray &session, const QByteArray &area, const QByteArray &isp, int lifeS)
{
    SteeringName name;
    name.session = session;
    name.area = area;
    name.isp = isp;
    name.lifeS = lifeS;
    return name;
}

} // namespace

class TestSteeringName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void right_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<SteeringName>("name");
        const auto row = [](const QByteArray &text, const SteeringName &name) {
            QTest::newRow(text.left(40).constData()) << text << name;
        };
        row("", {});
        row("session-abc", made("abc", {}, {}, 0));
        row("session-A.b_c-1", made("A.b_c-1", {}, {}, 0));
        row("session--", made("-", {}, {}, 0));
        row("session-" + QByteArray(64, 's'), made(QByteArray(64, 's'), {}, {}, 0));
        row("area-350500", made({}, "350500", {}, 0));
        row("isp-telecom", made({}, {}, "telecom", 0));
        row("isp-unicom", made({}, {}, "unicom", 0));
        row("isp-mobile", made({}, {}, "mobile", 0));
        row("life-1", made({}, {}, {}, 1));
        row("life-86400", made({}, {}, {}, 86'400));
        row("session-abc+area-350000+isp-mobile+life-300", made("abc", "350000", "mobile", 300));
        row("life-300+isp-mobile+area-350000+session-abc", made("abc", "350000", "mobile", 300));
    }

    void right()
    {
        QFETCH(QByteArray, text);
        QFETCH(SteeringName, name);
        const auto parsed = SteeringName::parse(text);
        QVERIFY(parsed);
        QVERIFY(*parsed == name);
        QCOMPARE(parsed->isEmpty(), text.isEmpty());
    }

    void wrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Fault>("fault");
        const auto rows = [](Fault fault, const QList<QByteArray> &texts) {
            for (const QByteArray &text : texts)
                QTest::newRow(text.left(40).constData()) << text << fault;
        };
        rows(Fault::UnknownWord,
             {"admin", "user-abc", "Session-abc", "SESSION-abc", "sessions-a", "country-cn", "+", "++", "+session-a",
              "session-a+", "session-a++life-3", "-", "-a", " session-a", "session-a+ life-3", "session:a",
              "\xE4\xBC\x9A-a"});
        rows(Fault::Twice,
             {"session-a+session-b", "session-a+session-a", "area-350500+area-350500", "isp-mobile+isp-telecom",
              "life-3+life-3", "session-a+session-"});
        rows(Fault::BadValue, {"session",      "area",
                               "session-",     "session-" + QByteArray(65, 's'),
                               "session-a b",  "session-a@b",
                               "session-a:b",  "session-\xE4\xBC\x9A",
                               "area-",        "area-35050",
                               "area-3505001", "area-35050a",
                               "area-050500",  "area-fujian",
                               "isp-",         "isp-Telecom",
                               "isp-cmcc",     "isp-\xE7\x94\xB5\xE4\xBF\xA1",
                               "life-",        "life-0",
                               "life-86401",   "life--5",
                               "life-+5",      "life-1.5",
                               "life-300s",    "life-99999999999"});
        rows(Fault::TooLong, {QByteArray(256, 'x')});
        QTest::newRow("a NUL") << QByteArray("session-a\0b", 11) << Fault::BadValue;
    }

    void wrong()
    {
        QFETCH(QByteArray, text);
        const auto parsed = SteeringName::parse(text);
        QVERIFY(!parsed);
        QTEST(parsed.error(), "fault");
    }

    void longestIsRead()
    {
        QVERIFY(QByteArray("session-" + QByteArray(64, 's') + "+life-86400").size() < SteeringName::mostBytes);
        QCOMPARE(SteeringName::parse(QByteArray(255, 'x')).error(), Fault::UnknownWord);
    }
};

QTEST_APPLESS_MAIN(TestSteeringName)
#include "tst_steering_name.moc"
