// SPDX-License-Identifier: MIT
#include "ui/desktop/clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTest>

#ifdef Q_OS_WIN
#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN // without it, windows.h defines a macro named interface
#endif
#include <windows.h>
#endif

using namespace proxydeck;
using namespace Qt::StringLiterals;

/// Secrets are removed from the clipboard when they should be, and text of other programs never is.
class TestClipboard : public QObject
{
    Q_OBJECT

    static QString held() { return QGuiApplication::clipboard()->text(); }
    static QByteArray hint()
    {
        const QMimeData *data = QGuiApplication::clipboard()->mimeData();
        return data->data(u"x-kde-passwordManagerHint"_s);
    }

#ifdef Q_OS_WIN
    static QByteArray inClipboard(UINT format)
    {
        QByteArray value;
        if (!::OpenClipboard(nullptr))
            return value;
        if (const HANDLE data = ::GetClipboardData(format)) {
            if (const void *bytes = ::GlobalLock(data)) {
                value = QByteArray(static_cast<const char *>(bytes), qsizetype(::GlobalSize(data)));
                ::GlobalUnlock(data);
            }
        }
        ::CloseClipboard();
        return value;
    }
#endif

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->clear(); }

    void putsText()
    {
        Clipboard clipboard;
        clipboard.put(u"青果 'quoted'\nline"_s);
        QCOMPARE(held(), u"青果 'quoted'\nline"_s);
        QCOMPARE(clipboard.text(), held());
        QCOMPARE(hint(), QByteArray());
    }

#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    void marksSecrets()
    {
        Clipboard clipboard;
        clipboard.put(u"TESTKEY01"_s, true);
        QCOMPARE(held(), u"TESTKEY01"_s);
        QCOMPARE(hint(), QByteArray("secret"));
        clipboard.put(u"plain"_s, false);
        QCOMPARE(hint(), QByteArray());
    }
#endif

#ifdef Q_OS_WIN
    /// As another program reads it: under Windows' own names, each a DWORD of zero.
    void marksSecretsForWindows()
    {
        Clipboard clipboard;
        for (const bool secret : {true, false}) {
            clipboard.put(u"TESTKEY01"_s, secret);
            for (const wchar_t *name : {L"ExcludeClipboardContentFromMonitorProcessing",
                                        L"CanIncludeInClipboardHistory", L"CanUploadToCloudClipboard"}) {
                const QByteArray value = inClipboard(::RegisterClipboardFormatW(name));
                // The system may allocate more than 4 bytes.
                QCOMPARE(value.left(4), secret ? QByteArray(4, '\0') : QByteArray());
            }
            QVERIFY(inClipboard(CF_UNICODETEXT).startsWith(QByteArray("T\0E\0S\0T\0", 8)));
        }
    }
#endif

    void aSecretGoesAfterItsTime()
    {
        Clipboard clipboard;
        clipboard.setSecretLifetimeMs(20);
        clipboard.put(u"TESTKEY01"_s, true);
        QTRY_COMPARE(held(), QString());
    }

    void onlyItsOwnSecretGoes()
    {
        Clipboard clipboard;
        clipboard.setSecretLifetimeMs(20);
        clipboard.put(u"TESTKEY01"_s, true);
        QGuiApplication::clipboard()->setText(u"somebody else's"_s);
        QTest::qWait(100);
        QCOMPARE(held(), u"somebody else's"_s);

        clipboard.put(u"TESTKEY01"_s, true);
        clipboard.put(u"plain"_s, false);
        QTest::qWait(100);
        QCOMPARE(held(), u"plain"_s);
    }

    void longSecretsGoAsWell()
    {
        Clipboard clipboard;
        clipboard.setSecretLifetimeMs(20);
        const QString text(300'000, u'x');
        clipboard.put(text, true);
        QTRY_COMPARE(held(), QString());

        // Provided by a clipboard manager: the same text, but no longer our QMimeData.
        clipboard.put(text, true);
        QGuiApplication::clipboard()->setText(text);
        QTRY_COMPARE(held(), QString());

        for (const QString &other : {text + u'x', text.chopped(1) + u'y', u'y' + text.chopped(1)}) {
            clipboard.put(text, true);
            QGuiApplication::clipboard()->setText(other);
            QTest::qWait(60);
            QVERIFY(held() == other);
        }
    }

    void withoutALifetimeItStays()
    {
        Clipboard clipboard;
        clipboard.put(u"TESTKEY01"_s, true);
        QTest::qWait(50);
        QCOMPARE(held(), u"TESTKEY01"_s);
    }

    void quittingTakesARunningSecretAlong()
    {
        {
            Clipboard clipboard;
            clipboard.setSecretLifetimeMs(3'600'000);
            clipboard.put(u"TESTKEY01"_s, true);
        }
        QCOMPARE(held(), QString());
        {
            Clipboard clipboard;
            clipboard.put(u"TESTKEY01"_s, true);
        }
        QCOMPARE(held(), u"TESTKEY01"_s); // no lifetime was set
    }

    void takesAPastedLinkOff()
    {
        Clipboard clipboard;
        QGuiApplication::clipboard()->setText(u"https://share.proxy.qg.net/get?key=TESTKEY01"_s);
        QVERIFY(!clipboard.clearIfHolds(u"https://share.proxy.qg.net/get?key=TESTKEY02"_s));
        QVERIFY(!held().isEmpty());
        QVERIFY(clipboard.clearIfHolds(u"https://share.proxy.qg.net/get?key=TESTKEY01"_s));
        QCOMPARE(held(), QString());
        QVERIFY(!clipboard.clearIfHolds(QString()));
    }
};

QTEST_MAIN(TestClipboard)
#include "tst_clipboard.moc"
