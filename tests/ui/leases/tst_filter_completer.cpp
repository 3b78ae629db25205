// SPDX-License-Identifier: MIT
#include "panel_fixture.h"

#include "table/common_values.h"
#include "ui/filter/filter_completer.h"
#include "ui/filter/filter_words.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTranslator>
#include <QVBoxLayout>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// Translates the filter words to another language.
class ChineseWords final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        const QByteArray text(source);
        if (QByteArrayView(context) == "FilterWords" && text == "area")
            return u"地区|区域"_s;
        if (QByteArrayView(context) == "FilterWords" && text == "state")
            return u"状态"_s;
        if (QByteArrayView(context) == "FilterWords" && text == "m")
            return u"分|分钟"_s;
        if (text == "Live")
            return u"有效"_s;
        if (text == "Undated")
            return u"无 截止时间"_s;
        return {};
    }
};

} // namespace

class TestFilterCompleter : public PanelFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fieldsAreProposed();
    void valuesAreProposed_data();
    void valuesAreProposed();
    void keysChoose();
    void keysMeanTheUsualWithoutAChoice();
    void inTheMiddleOfAText();
    void valuesWithBlanksAreQuoted();
    void markupStaysText();
    void openedByKeys();
    void inAnotherLanguage();
    void valuesOfTheTable();
    void inThePanel();

private:
    /// Sends keys to the widget that gets them: to the popup while it is open.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_completer->popup().isVisible() ? static_cast<QWidget *>(&m_completer->popup()) : m_edit, key,
                        modifiers);
    }
    void type(const QString &text)
    {
        for (const QChar c : text) // separately: the first character may open the popup
            m_edit->insert(c);
    }

    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_edit = nullptr;
    FilterCompleter *m_completer = nullptr;
    int m_asked = 0;
};

void TestFilterCompleter::init()
{
    begin();
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    m_edit = new QLineEdit(m_window.get());
    layout->addWidget(m_edit);
    layout->addWidget(new QLineEdit(m_window.get())); // the target of Tab
    m_asked = 0;
    m_completer = new FilterCompleter(*m_edit, [this](FilterField field) {
        ++m_asked;
        if (field == FilterField::Area)
            return QStringList{u"福建省泉州市"_s, u"浙江省金华市"_s, u"泉城"_s};
        if (field == FilterField::Account)
            return QStringList{u"East crawl"_s, u"<b>x</b>"_s, u"a \"b\""_s};
        if (field == FilterField::State)
            return QStringList{filterStateName(LeaseState::Live), filterStateName(LeaseState::Undated)};
        return QStringList();
    });
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), 60'000));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), 60'000));
    m_edit->setFocus();
}

void TestFilterCompleter::cleanup()
{
    m_window.reset();
    end();
}

void TestFilterCompleter::fieldsAreProposed()
{
    QVERIFY(m_completer->proposals().isEmpty());
    type(u"s"_s);
    QCOMPARE(m_completer->proposals(), (QStringList{u"state:"_s, u"server:"_s}));
    type(u"t"_s);
    QCOMPARE(m_completer->proposals(), QStringList{u"state:"_s});
    type(u"x"_s);
    QVERIFY(m_completer->proposals().isEmpty());
    m_edit->clear();
    type(u"10.0 -AR"_s);
    QCOMPARE(m_completer->proposals(), QStringList{u"area:"_s});
    type(u"x "_s);
    QVERIFY(m_completer->proposals().isEmpty());
    m_edit->clear();
    type(u"\"s"_s); // words in quotes are no fields
    QVERIFY(m_completer->proposals().isEmpty());
    m_edit->setText(u"s"_s); // as dictation does
    QCOMPARE(m_completer->proposals(), (QStringList{u"state:"_s, u"server:"_s}));
    m_edit->clear();
    m_window->findChildren<QLineEdit *>().constLast()->setFocus();
    QTRY_VERIFY(!m_edit->hasFocus());
    m_edit->setText(u"s"_s); // from elsewhere: nobody looks for proposals
    QVERIFY(m_completer->proposals().isEmpty());
}

void TestFilterCompleter::valuesAreProposed_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("proposals");
    QTest::newRow("all, most frequent first")
        << u"area:"_s << QStringList{u"福建省泉州市"_s, u"浙江省金华市"_s, u"泉城"_s};
    QTest::newRow("what begins so first") << u"area:泉"_s << QStringList{u"泉城"_s, u"福建省泉州市"_s};
    QTest::newRow("full-width colon") << u"area：金"_s << QStringList{u"浙江省金华市"_s};
    QTest::newRow("excluded") << u"-area:金"_s << QStringList{u"浙江省金华市"_s};
    QTest::newRow("all there") << u"area:泉城"_s << QStringList();
    QTest::newRow("none") << u"area:x"_s << QStringList();
    QTest::newRow("states") << u"state:"_s << QStringList{u"live"_s, u"undated"_s};
    QTest::newRow("check") << u"check:di"_s << QStringList{u"differs"_s};
    QTest::newRow("latency") << u"latency:>"_s << QStringList{u">2s"_s};
    QTest::newRow("left") << u"left:>"_s << QStringList{u">60"_s, u">5m"_s};
    QTest::newRow("unknown field") << u"foo:"_s << QStringList();
    QTest::newRow("address") << u"1.2.3.4:"_s << QStringList();
}

void TestFilterCompleter::valuesAreProposed()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, proposals);
    type(typed);
    QCOMPARE(m_completer->proposals(), proposals);
}

void TestFilterCompleter::keysChoose()
{
    QSignalSpy accepted(m_edit, &QLineEdit::returnPressed);
    type(u"a"_s);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(m_edit->text(), u"area:"_s);
    QCOMPARE(m_completer->proposals().size(), 3); // and on to its values
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Tab);
    QCOMPARE(m_edit->text(), u"area:浙江省金华市 "_s);
    QVERIFY(m_completer->proposals().isEmpty());
    QVERIFY(m_edit->hasFocus());
    QCOMPARE(accepted.size(), 0);
    QCOMPARE(m_asked, 1);
    m_edit->undo();
    QVERIFY(m_edit->text() != u"area:浙江省金华市 "_s);
}

void TestFilterCompleter::keysMeanTheUsualWithoutAChoice()
{
    QSignalSpy accepted(m_edit, &QLineEdit::returnPressed);
    type(u"a"_s);
    QVERIFY(!m_completer->proposals().isEmpty());
    press(Qt::Key_Escape);
    QVERIFY(m_completer->proposals().isEmpty());
    QCOMPARE(m_edit->text(), u"a"_s);
    type(u"r"_s);
    press(Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(m_edit->text(), u"ar"_s);
    QVERIFY(m_completer->proposals().isEmpty());
    type(u"e"_s);
    press(Qt::Key_X); // goes on typing
    QCOMPARE(m_edit->text(), u"arex"_s);
    press(Qt::Key_Backspace);
    QCOMPARE(m_edit->text(), u"are"_s);
    QCOMPARE(m_completer->proposals(), QStringList{u"area:"_s});
    press(Qt::Key_Tab);
    QVERIFY(!m_edit->hasFocus());
    QCOMPARE(m_edit->text(), u"are"_s);
    QVERIFY(m_completer->proposals().isEmpty());
}

void TestFilterCompleter::inTheMiddleOfAText()
{
    m_edit->setText(u"left:>60 -area:金 isp:电信"_s);
    m_edit->setCursorPosition(16);
    m_completer->open();
    QCOMPARE(m_completer->proposals(), QStringList{u"浙江省金华市"_s});
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(m_edit->text(), u"left:>60 -area:浙江省金华市 isp:电信"_s);
    m_edit->setCursorPosition(11);
    m_completer->open();
    QVERIFY(m_completer->proposals().isEmpty()); // in the name of a field that is there already
}

void TestFilterCompleter::valuesWithBlanksAreQuoted()
{
    type(u"key:east"_s);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(m_edit->text(), u"key:\"East crawl\" "_s);
    m_edit->clear();
    type(u"key:\"Ea"_s); // quotes begun by hand
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(m_edit->text(), u"key:\"East crawl\" "_s);
    m_edit->clear();
    type(u"key:a"_s); // what cannot be quoted is not proposed
    QVERIFY(!m_completer->proposals().contains(u"a \"b\""_s));
}

void TestFilterCompleter::markupStaysText()
{
    type(u"key:<"_s);
    QCOMPARE(m_completer->proposals(), QStringList{u"<b>x</b>"_s});
    const QModelIndex index = m_completer->popup().model()->index(0, 0);
    QVERIFY(!index.data(Qt::ToolTipRole).isValid());
    QCOMPARE(index.data().toString(), u"<b>x</b>"_s);
}

void TestFilterCompleter::openedByKeys()
{
    press(Qt::Key_Down);
    QCOMPARE(m_completer->proposals().size(), 15); // all fields
    press(Qt::Key_Escape);
    press(Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(m_completer->proposals().size(), 15);
    QVERIFY(m_edit->text().isEmpty());
    m_edit->setText(u"area:"_s);
    press(Qt::Key_Escape);
    press(Qt::Key_Down);
    QCOMPARE(m_completer->proposals().size(), 3);
    QVERIFY(!m_completer->popup().accessibleName().isEmpty());
}

void TestFilterCompleter::inAnotherLanguage()
{
    ChineseWords words;
    QCoreApplication::installTranslator(&words);
    const auto restore = qScopeGuard([&] { QCoreApplication::removeTranslator(&words); });
    m_completer->retranslate();
    type(u"地"_s);
    QCOMPARE(m_completer->proposals(), QStringList{u"地区:"_s});
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(m_edit->text(), u"地区:"_s);
    QCOMPARE(m_completer->proposals().size(), 3);
    m_edit->clear();
    type(u"ar"_s); // English goes on in English
    QCOMPARE(m_completer->proposals(), QStringList{u"area:"_s});
    m_edit->clear();
    type(u"区域：金"_s);
    QCOMPARE(m_completer->proposals(), QStringList{u"浙江省金华市"_s});
    m_edit->clear();
    type(u"state:"_s);
    QCOMPARE(m_completer->proposals(), (QStringList{u"有效"_s, u"无截止时间"_s}));
    const FilterVocabulary vocabulary = filterVocabulary();
    QCOMPARE(vocabulary.field(u"状态"), FilterField::State);
    QCOMPARE(vocabulary.unit(u"分钟"), 60'000);
    QCOMPARE(vocabulary.statesNamed(u"无截止时间"), quint8(1u << int(LeaseState::Undated)));
}

void TestFilterCompleter::valuesOfTheTable()
{
    PanelWorld &world = *m_world;
    QList<Lease> leases;
    for (int i = 0; i < 9; ++i)
        leases.append(world.lease(u"10.0.0.%1"_s.arg(i), 80, 5 * minute,
                                  i < 5       ? u"b"_s
                                      : i < 8 ? u"a\u202E"_s
                                              : u""_s,
                                  u"电信"_s));
    world.add(leases);
    const LeaseStore &store = world.leases.store();
    LeaseNames &names = world.view.names();
    QCOMPARE(commonValues(store, names, FilterField::Area, 10), (QStringList{u"b"_s, u"a‹U+202E›"_s}));
    QCOMPARE(commonValues(store, names, FilterField::Area, 1), QStringList{u"b"_s});
    QCOMPARE(commonValues(store, names, FilterField::Isp, 10), QStringList{u"电信"_s});
    QCOMPARE(commonValues(store, names, FilterField::Account, 10), QStringList{u"East crawl"_s});
    QCOMPARE(commonValues(store, names, FilterField::Product, 10), QStringList{u"Short-lived · Channel"_s});
    QCOMPARE(commonValues(store, names, FilterField::Server, 10), QStringList());
    QList<RowId> removed = world.leases.rows().mid(0, 5);
    world.leases.remove(removed);
    QCOMPARE(commonValues(store, names, FilterField::Area, 10), QStringList{u"a‹U+202E›"_s}); // what occurs now
}

void TestFilterCompleter::inThePanel()
{
    addSix();
    show();
    auto *filter = find<QLineEdit>(u"filter"_s);
    auto *completer = filter->findChild<FilterCompleter *>();
    QVERIFY(completer);
    filter->setFocus();
    filter->insert(u"state:"_s);
    QCOMPARE(completer->proposals(), (QStringList{u"live"_s, u"expired"_s, u"expiring"_s})); // 3, 2, 1 of them
    QTest::keyClick(&completer->popup(), Qt::Key_Escape);
    QVERIFY(completer->proposals().isEmpty());
    QCOMPARE(filter->text(), u"state:"_s); // Esc closed the proposals only
    filter->insert(u"l"_s);
    QTest::keyClick(&completer->popup(), Qt::Key_Down);
    QTest::keyClick(&completer->popup(), Qt::Key_Return);
    QCOMPARE(filter->text(), u"state:live "_s);
    QCOMPARE(shownServers().size(), 3);
    filter->insert(u"area:"_s);
    QCOMPARE(completer->proposals(), (QStringList{u"福建省泉州市"_s, u"浙江省金华市"_s}));
    QTest::keyClick(&completer->popup(), Qt::Key_Down);
    QTest::keyClick(&completer->popup(), Qt::Key_Return);
    QCOMPARE(shownServers(), QStringList{u"10.0.2.1:3001"_s});
    filter->insert(u"left:>soon"_s);
    QCOMPARE(shownServers(), QStringList{u"10.0.2.1:3001"_s});
    QVERIFY(filter->toolTip().contains(u"left:&gt;soon"_s) || filter->toolTip().contains(u"left:>soon"_s));
}

QTEST_MAIN(TestFilterCompleter)
#include "tst_filter_completer.moc"
