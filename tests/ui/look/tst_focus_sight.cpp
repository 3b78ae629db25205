// SPDX-License-Identifier: MIT
#include "ui/look/focus_visibility.h"

#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace proxydeck;

class TestFocusSight : public QObject
{
    Q_OBJECT

    struct Window : QWidget
    {
        Window()
        {
            auto *rows = new QVBoxLayout(this);
            rows->addWidget(first);
            rows->addWidget(second);
            show();
        }
        bool isActive() { return QTest::qWaitForWindowActive(this, 60'000); }
        bool showsFocus() const { return testAttribute(Qt::WA_KeyboardFocusChange); }

        QPushButton *const first = new QPushButton;
        QPushButton *const second = new QPushButton;
    };

private Q_SLOTS:
    void afterAKeyItIsShownWhateverMovedIt()
    {
        const FocusVisibility sight;
        Window window;
        QVERIFY(window.isActive());
        window.first->setFocus(Qt::OtherFocusReason);
        QVERIFY(!window.showsFocus());
        QTest::keyClick(window.windowHandle(), Qt::Key_F6);
        for (const auto reason : {Qt::OtherFocusReason, Qt::TabFocusReason, Qt::ActiveWindowFocusReason}) {
            window.second->setFocus(reason);
            QVERIFY(window.showsFocus());
            window.first->setFocus(reason);
            QVERIFY(window.showsFocus());
        }
    }

    void aWindowOpenedByAKeyShowsIt()
    {
        const FocusVisibility sight;
        Window window;
        QVERIFY(window.isActive());
        QTest::keyClick(window.windowHandle(), Qt::Key_N, Qt::ControlModifier);
        Window dialog;
        QVERIFY(dialog.isActive());
        dialog.first->setFocus(Qt::OtherFocusReason);
        QVERIFY(dialog.showsFocus());
    }

    void afterAClickItIsNot()
    {
        const FocusVisibility sight;
        Window window;
        QVERIFY(window.isActive());
        QTest::keyClick(window.windowHandle(), Qt::Key_F6);
        QTest::mouseClick(window.windowHandle(), Qt::LeftButton, {}, window.first->geometry().center());
        Window dialog;
        QVERIFY(dialog.isActive());
        dialog.first->setFocus(Qt::OtherFocusReason);
        QVERIFY(!dialog.showsFocus());
    }

    void aModifierAloneIsNoKey()
    {
        const FocusVisibility sight;
        Window window;
        QVERIFY(window.isActive());
        QTest::keyClick(window.windowHandle(), Qt::Key_Control);
        window.second->setFocus(Qt::OtherFocusReason);
        QVERIFY(!window.showsFocus());
    }
};

QTEST_MAIN(TestFocusSight)
#include "tst_focus_sight.moc"
