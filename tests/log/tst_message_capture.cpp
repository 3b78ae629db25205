// SPDX-License-Identifier: MIT
// A secret goes through everything that a program can print with. It may not reach the file, nor what was printed
// before.
#include "log/log.h"
#include "log/log_file.h"
#include "log/message_capture.h"
#include "support/fake_clock.h"

#include <QDebug>
#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QUrl>

#include <stdexcept>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

QStringList printed; // a message handler has no other way to say what it saw
void print(QtMsgType, const QMessageLogContext &, const QString &message) { printed.append(message); }

Q_LOGGING_CATEGORY(canaryCategory, "qt.network.watched")

} // namespace

class TestMessageCapture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCanaryDoesNotReachTheFile()
    {
        const QString key = u"CANARYKEY7Q"_s;
        const QString password = u"Canary\"7 &%Q"_s;
        QTemporaryDir folder;
        FakeClock clock;
        Redactor redactor;
        redactor.know(Secret(key));
        redactor.know(Secret(password));
        printed.clear();
        const QtMessageHandler before = qInstallMessageHandler(print);
        {
            Log log(folder.path(), clock, redactor);
            log.setLevel(LogLevel::Debug);
            const MessageCapture capture(log);
            QUrl url(u"https://share.proxy.qg.net/get"_s);
            url.setQuery(
                u"area=350500&key=%1&pwd=%2"_s.arg(key, QString::fromLatin1(QUrl::toPercentEncoding(password))));
            QUrl login(u"http://203.0.113.7:8080"_s);
            login.setUserName(key);
            login.setPassword(password);
            qWarning("plain %s and %s", qPrintable(key), qPrintable(password));
            qDebug() << url << login << key << password << key.toUtf8() << password.toUtf8();
            qInfo().noquote() << url.toEncoded() << login.toString() << (key + u':' + password).toUtf8().toBase64();
            qWarning().nospace() << QVariantMap{{u"it"_s, key}, {u"that"_s, password}} << QStringList{key, password};
            qCWarning(canaryCategory) << "in a category" << password.toUtf8().toHex() << key.toLower();
            try {
                throw std::runtime_error("cannot open " + login.toString().toStdString());
            } catch (const std::exception &error) {
                qWarning("%s", error.what());
            }
            const std::unique_ptr<QThread> other(QThread::create([&] { qWarning() << "from elsewhere" << key; }));
            other->start();
            other->wait();
            log.write(LogLevel::Error, password, u"straight "_s + key);
        }
        qInstallMessageHandler(before);

        QFile file(LogFile::fileName(folder.path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString written = QString::fromUtf8(file.readAll());
        QCOMPARE(written.count(u'\n'), 8);
        QVERIFY(written.contains(u" warning program: plain \u2022"_s));
        QVERIFY(written.contains(u" warning qt.network.watched: in a category"_s));
        QVERIFY(written.contains(u": straight \u2022"_s) && written.contains(u" debug program: "_s));
        QVERIFY(written.contains(u"from elsewhere"_s));
        QVERIFY2(written.contains(u"area=350500"_s), qPrintable(written));
        QCOMPARE(printed.size(), 7);
        const QByteArray base64 = (key + u':' + password).toUtf8().toBase64();
        for (const QString &text : {written, printed.join(u'\n')}) {
            for (const QString &trace : {u"CANARY"_s, u"EY7Q"_s, u"7%20"_s, u"%26%25"_s, u"&%Q"_s,
                                         QString::fromLatin1(password.toUtf8().toHex()).mid(6),
                                         QString::fromLatin1(base64.left(8)), QString::fromLatin1(base64.mid(8, 8))})
                QVERIFY2(!text.contains(trace, Qt::CaseInsensitive), qPrintable(trace + u" in "_s + text));
        }
    }

    void itEndsWithItsLife()
    {
        QTemporaryDir folder;
        FakeClock clock;
        Redactor redactor;
        Log log(folder.path(), clock, redactor);
        printed.clear();
        const QtMessageHandler before = qInstallMessageHandler(print);
        {
            const MessageCapture capture(log);
            qWarning("one");
        }
        qWarning("two");
        {
            const MessageCapture capture(log);
            qWarning("three");
        }
        QVERIFY(qInstallMessageHandler(before) == print);
        QCOMPARE(printed, (QStringList{u"one"_s, u"two"_s, u"three"_s}));
        QCOMPARE(log.recent(LogLevel::Debug, 10).size(), 2);
    }

    void aThreadInTheMiddleOfAMessageIsWaitedFor()
    {
        QTemporaryDir folder;
        FakeClock clock;
        Redactor redactor;
        const QtMessageHandler before = qInstallMessageHandler(print);
        std::atomic<bool> enough = false;
        const std::unique_ptr<QThread> talker(QThread::create([&] {
            while (!enough)
                qDebug("talk");
        }));
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
        talker->start();
        for (int i = 0; i < 30; ++i) {
            Log log(folder.path(), clock, redactor);
            log.setLevel(LogLevel::Debug);
            const MessageCapture capture(log);
            QThread::usleep(500);
        }
        enough = true;
        talker->wait();
        qInstallMessageHandler(before);
    }
};

QTEST_GUILESS_MAIN(TestMessageCapture)
#include "tst_message_capture.moc"
