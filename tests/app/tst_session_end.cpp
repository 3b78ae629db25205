// SPDX-License-Identifier: MIT
// The real program when Windows ends the session: it does not object. When it has answered, Windows may end it, so by
// then the settings are saved and the run counts as ended normally. Its data folder has a Chinese name.
#include "program_window.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using proxydeck::mainWindow;

namespace {

constexpr UINT answerMs = 60'000;

/// The window's answer; nothing if there is none.
std::optional<DWORD_PTR> answer(HWND window, UINT message, WPARAM ends)
{
    DWORD_PTR result = 0;
    if (!::SendMessageTimeoutW(window, message, ends, ENDSESSION_LOGOFF, SMTO_NORMAL, answerMs, &result))
        return std::nullopt;
    return result;
}

QByteArray content(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class SessionEndTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itEndsWithTheSession()
    {
        QTemporaryDir home;
        const QDir data(home.filePath(u"青果 代理/数据"_s));
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QStringLiteral(PROXYDECK_PROGRAM), {u"--data-dir"_s, data.path(), u"--language"_s, u"en"_s});
        QVERIFY(program.waitForStarted());
        const QString mark = data.filePath(u"log/running"_s);
        QTRY_VERIFY_WITH_TIMEOUT(mainWindow(program), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(data.filePath(u"ledger.sqlite"_s)), 60'000);
        QVERIFY(QFile::exists(mark));
        const HWND window = mainWindow(program);

        // Another program objects: the session and this program continue.
        QCOMPARE(answer(window, WM_QUERYENDSESSION, 0).value_or(0), DWORD_PTR(TRUE));
        QVERIFY(content(data.filePath(u"settings.ini"_s)).contains("docks="));
        QVERIFY(answer(window, WM_ENDSESSION, FALSE));
        QVERIFY(QFile::exists(mark));
        QVERIFY(!program.waitForFinished(500));

        QVERIFY(QFile::remove(data.filePath(u"settings.ini"_s)));
        QCOMPARE(answer(window, WM_QUERYENDSESSION, 0).value_or(0), DWORD_PTR(TRUE));
        QVERIFY(answer(window, WM_ENDSESSION, TRUE));
        QVERIFY2(!QFile::exists(mark), "The next start would take it for a crash.");
        QVERIFY(content(data.filePath(u"settings.ini"_s)).contains("docks="));
        QVERIFY(program.waitForFinished(60'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(SessionEndTest)
#include "tst_session_end.moc"
