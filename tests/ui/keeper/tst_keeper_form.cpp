// SPDX-License-Identifier: MIT
// What is wanted of a key: the price changes with every number, problems stand at their field, and the keyboard does
// it.
#include "catalogue/area_catalogue.h"
#include "ui/areas/area_picker.h"
#include "ui/keeper/keeper_form.h"
#include "ui/widgets/note_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class KeeperFormTest : public QObject
{
    Q_OBJECT

    /// As for leases that live 60 s, at 0.01 each.
    static KeeperPrice price(const KeeperTerms &terms)
    {
        KeeperPrice price;
        price.mostLeastLeftS = 55;
        price.isGuess = false;
        if (terms.leastLeftS >= 60)
            return price;
        price.perHour = 3'600.0 * terms.keep / (60 - terms.leastLeftS);
        price.costPerHour = qint64(price.perHour * 100);
        price.spares = terms.manner == KeeperManner::Firm ? 2 : 0;
        price.proposedPerHour = int(price.perHour * 1.5);
        price.proposedPerDay = price.proposedPerHour * 24;
        return price;
    }

    static KeeperProblem problem(const KeeperTerms &terms)
    {
        if (terms.keep > 40)
            return KeeperProblem::AboveChannels;
        if (terms.leastLeftS > 55)
            return KeeperProblem::LeastLeft;
        return terms.perHour == 0 || terms.perDay == 0 ? KeeperProblem::NoBudget : KeeperProblem::None;
    }

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(u"en_US"_s));
        m_form = std::make_unique<KeeperForm>(KeeperForm::Parts{price, problem, {&m_areas, nullptr}});
        KeeperTerms terms;
        terms.perHour = 4'000;
        terms.perDay = 50'000;
        m_form->setTerms(terms, AreaScope::Mainland, 40);
        m_form->show();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    }

    void thePriceFollowsEveryNumber()
    {
        QSignalSpy edited(m_form.get(), &KeeperForm::edited);
        QCOMPARE(priceText(),
                 u"About 2,400 IPs an hour, cost 24.00. With 15 s left: cost 16.00. 2 of them at a time are spare."_s);
        box("keeperKeep").setValue(10);
        QVERIFY2(priceText().startsWith(u"About 1,200 IPs an hour, cost 12.00."_s), qPrintable(priceText()));
        slider("keeperLeft").setValue(45);
        QCOMPARE(m_form->terms().leastLeftS, 45);
        QVERIFY2(priceText().startsWith(u"About 2,400 IPs an hour, cost 24.00."_s), qPrintable(priceText()));
        find<QComboBox>("keeperManner").setCurrentIndex(int(KeeperManner::Thrifty));
        QVERIFY(!priceText().contains(u"spare"_s));
        QCOMPARE(edited.size(), 3);
        QVERIFY(m_form->isEdited());
    }

    void moreTimeIsOfferedForComparisonWhereItIsPossible()
    {
        box("keeperLeft").setValue(10);
        QVERIFY2(priceText().contains(u"With 20 s left: cost 18.00."_s), qPrintable(priceText()));
    }

    void theSliderReachesWhatIsPossibleAndTheBoxAll()
    {
        QCOMPARE(slider("keeperKeep").maximum(), 40);
        QCOMPARE(slider("keeperLeft").maximum(), 55);
        box("keeperKeep").setValue(500);
        QCOMPARE(m_form->terms().keep, 500);
        QVERIFY(slider("keeperKeep").maximum() >= 500);
    }

    void aProblemStandsAtItsField()
    {
        QVERIFY(problems().isEmpty());
        box("keeperKeep").setValue(41);
        QCOMPARE(problems(), QStringList{u"keeperKeepNote"_s});
        box("keeperKeep").setValue(20);
        box("keeperLeft").setValue(58);
        QCOMPARE(problems(), QStringList{u"keeperLeftNote"_s});
        QVERIFY(find<NoteLabel>("keeperLeftNote").text().contains(u"55"_s)); // what would be possible
        box("keeperLeft").setValue(30);
        box("keeperPerHour").setValue(0);
        QCOMPARE(problems(), QStringList{u"keeperBudgetNote"_s});
        m_form->focusProblem();
        QTRY_VERIFY(box("keeperPerHour").hasFocus());
    }

    void theBudgetIsProposedAndTakenByTheKeyboard()
    {
        box("keeperPerHour").setValue(0);
        box("keeperPerDay").setValue(0);
        QCOMPARE(box("keeperPerHour").text(), u"not entered"_s);
        auto &propose = find<QPushButton>("keeperPropose");
        QVERIFY(propose.isVisible());
        QCOMPARE(propose.text(), u"Use 3,600 an hour, 86,400 a day"_s);
        propose.setFocus();
        QTest::keyClick(&propose, Qt::Key_Space);
        QCOMPARE(m_form->terms().perHour, 3'600);
        QCOMPARE(m_form->terms().perDay, 86'400);
        QVERIFY(problems().isEmpty());
        QVERIFY(!propose.isVisible());
        QTRY_VERIFY(box("keeperPerHour").hasFocus()); // not lost with the button
    }

    void tabFollowsTheEyeAndEveryFieldHasAName()
    {
        QList<QWidget *> fields{&box("keeperKeep"),
                                &slider("keeperKeep"),
                                &box("keeperLeft"),
                                &slider("keeperLeft"),
                                &box("keeperPerHour"),
                                &box("keeperPerDay"),
                                &find<QPushButton>("keeperPropose"),
                                &find<QComboBox>("keeperManner"),
                                &find<QCheckBox>("keeperChecked"),
                                &find<QCheckBox>("keeperExit"),
                                &find<QPushButton>("keeperAreas")};
        int above = -1;
        for (QWidget *field : std::as_const(fields)) {
            QVERIFY2(field->focusPolicy() & Qt::TabFocus, qPrintable(field->objectName()));
            const int y = field->mapTo(m_form.get(), QPoint(0, 0)).y();
            QVERIFY2(y >= above - field->height() / 2, qPrintable(field->objectName()));
            above = y;
        }
        QTest::keyClick(&slider("keeperKeep"), Qt::Key_Right);
        QCOMPARE(m_form->terms().keep, 21);
    }

    void anExitIsComparedOnlyWhereChecksAreWanted()
    {
        QVERIFY(find<QCheckBox>("keeperExit").isEnabled());
        find<QCheckBox>("keeperChecked").setChecked(false);
        QVERIFY(!find<QCheckBox>("keeperExit").isEnabled());
        QVERIFY(!m_form->terms().mustBeChecked);
    }

    void areasAreChosenByName()
    {
        auto &pick = find<QPushButton>("keeperAreas");
        QCOMPARE(pick.text(), u"As in the form…"_s);
        pick.click();
        auto *picker = m_form->findChild<AreaPicker *>();
        QVERIFY(picker);
        QCOMPARE(picker->windowTitle(), u"Areas"_s);
        picker->setCodes({u"350500"_s, u"330700"_s});
        picker->accept();
        QCOMPARE(m_form->terms().areas, (QStringList{u"350500"_s, u"330700"_s}));
        QVERIFY(pick.text() != u"As in the form…"_s);
        m_form->setTerms({}, {}, 0); // a key without areas
        QVERIFY(!pick.isVisible());
    }

    void aGuessIsSaid()
    {
        m_form = std::make_unique<KeeperForm>(KeeperForm::Parts{[](const KeeperTerms &terms) {
                                                                    KeeperPrice guess = price(terms);
                                                                    guess.isGuess = true;
                                                                    return guess;
                                                                },
                                                                problem,
                                                                {}});
        QVERIFY2(priceText().contains(u"guess"_s), qPrintable(priceText()));
        m_form = std::make_unique<KeeperForm>(
            KeeperForm::Parts{[](const KeeperTerms &) { return KeeperPrice(); }, problem, {}});
        QVERIFY2(priceText().contains(u"after the first leases"_s), qPrintable(priceText()));
    }

    void whatIsEnteredIsAPressAway()
    {
        QVERIFY(!m_form->isEdited());
        KeeperTerms terms = m_form->terms();
        terms.keep = 7;
        m_form->showTerms(terms);
        QVERIFY(m_form->isEdited());
        QCOMPARE(m_form->terms(), terms);
        m_form->setTerms(terms, AreaScope::Mainland, 40);
        QVERIFY(!m_form->isEdited());
    }

private:
    template<typename Widget>
    Widget &find(const char *name) const
    {
        return *m_form->findChild<Widget *>(QLatin1String(name));
    }
    QSpinBox &box(const char *name) const
    {
        auto *field = m_form->findChild<QWidget *>(QLatin1String(name));
        auto *itself = qobject_cast<QSpinBox *>(field);
        return itself ? *itself : *field->findChild<QSpinBox *>();
    }
    QSlider &slider(const char *name) const
    {
        return *m_form->findChild<QWidget *>(QLatin1String(name))->findChild<QSlider *>();
    }
    QString priceText() const { return find<QLabel>("keeperPrice").text(); }
    QStringList problems() const
    {
        QStringList shown;
        for (const char *name : {"keeperKeepNote", "keeperLeftNote", "keeperBudgetNote", "keeperNote"}) {
            if (!find<NoteLabel>(name).text().isEmpty())
                shown.append(QLatin1String(name));
        }
        return shown;
    }

    AreaCatalogue m_areas;
    std::unique_ptr<KeeperForm> m_form;
};

QTEST_MAIN(KeeperFormTest)
#include "tst_keeper_form.moc"
