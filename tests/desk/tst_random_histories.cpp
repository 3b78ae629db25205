// SPDX-License-Identifier: MIT
#include "desk/random_history.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

namespace proxydeck {

using namespace Qt::StringLiterals;

/// Random histories of press, cancel, key edited, key deleted, channels corrected, restart, clock set and connection
/// lost, against a vendor that counts by itself. See docs/testing.md.
class RandomHistoriesTest : public QObject
{
    Q_OBJECT

public:
    explicit RandomHistoriesTest(VirtualTime &time)
        : m_time(time)
    {
    }

private Q_SLOTS:
    void nothingIsLostOrChargedWithoutAPress()
    {
        const quint64 first = qEnvironmentVariable("PROXYDECK_HISTORY_SEED").toULongLong();
        const int asked = qEnvironmentVariableIntValue("PROXYDECK_HISTORIES");
        QList<quint64> seeds;
        if (first != 0) {
            for (int i = 0; i < std::max(1, asked); ++i)
                seeds.append(first + quint64(i));
        } else {
            // ./test runs the same ones each time and a few new ones; by hand half of them are new.
            const int same = asked > 0 ? asked / 2 : usual;
            const int fresh = asked > 0 ? asked - same : usual / 15;
            for (int i = 1; i <= same; ++i)
                seeds.append(quint64(i));
            const quint64 random = QRandomGenerator::system()->generate();
            for (int i = 1; i <= fresh; ++i)
                seeds.append(random + quint64(i));
            qInfo("%d new histories begin at PROXYDECK_HISTORY_SEED=%llu", fresh, random + 1);
        }

        QElapsedTimer spent;
        spent.start();
        qint64 presses = 0;
        QMap<QString, int> kinds;
        QStringList examples;
        QStringList failed;
        for (const quint64 seed : std::as_const(seeds)) {
            RandomHistory history(m_time, seed, folder());
            const QStringList failures = history.run();
            presses += history.pressed();
            for (const QString &failure : failures)
                ++kinds[kindOf(failure)];
            if (failures.isEmpty())
                continue;
            failed.append(QString::number(seed));
            if (examples.size() >= 5)
                continue;
            examples.append(u"PROXYDECK_HISTORY_SEED=%1\n  %2"_s.arg(seed).arg(failures.join(u"\n  ")));
            if (first != 0)
                examples.last() += u"\n    "_s + history.actions().join(u"\n    ");
        }
        qInfo("%lld histories, %lld presses, %lld ms", qint64(seeds.size()), presses, spent.elapsed());
        QString summary;
        for (auto kind = kinds.cbegin(); kind != kinds.cend(); ++kind)
            summary += u"%1 × %2\n"_s.arg(kind.value()).arg(kind.key());
        if (!failed.isEmpty())
            qInfo("%lld failed: %ls", qint64(failed.size()), qUtf16Printable(failed.join(u' ')));
        for (const QString &example : std::as_const(examples))
            qInfo("%ls", qUtf16Printable(example)); // longer than Qt Test's own message can be
        QVERIFY2(examples.isEmpty(), qPrintable(u'\n' + summary));
    }

private:
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    static constexpr int usual = 50; // each takes several times as long
#else
    static constexpr int usual = 150;
#endif

    /// In memory where the system has a place for it: a history writes to the disk some hundred times.
    static QString folder()
    {
        const QFileInfo memory(u"/dev/shm"_s);
        return memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath();
    }

    /// Without the instant and the numbers.
    static QString kindOf(QString failure)
    {
        static const QRegularExpression numbers(u"\\d[\\d.:]*"_s);
        return failure.remove(0, failure.indexOf(u": "_s) + 2).replace(numbers, u"#"_s);
    }

    VirtualTime &m_time;
};

} // namespace proxydeck

int main(int argc, char **argv)
{
    // Qt Test ends a test function after five minutes; all histories together need longer.
    if (qEnvironmentVariableIsSet("PROXYDECK_HISTORIES"))
        qputenv("QTEST_FUNCTION_TIMEOUT", "100000000");
    QHashSeed::setDeterministicGlobalSeed(); // a seed gives the same history each time
    auto *time = new proxydeck::VirtualTime;
    QCoreApplication::setEventDispatcher(time);
    const QCoreApplication application(argc, argv);
    proxydeck::RandomHistoriesTest test(*time);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_random_histories.moc"
