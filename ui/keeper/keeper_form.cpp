// SPDX-License-Identifier: MIT
#include "ui/keeper/keeper_form.h"

#include "ui/areas/area_picker.h"
#include "ui/areas/area_texts.h"
#include "ui/keeper/number_slider.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/labelled_rows.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/wheel_guard.h"
#include "ui/wording/keeper_texts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualKeep = 100;  ///< the slider's end where channels are not known
constexpr int usualLeftS = 300; ///< the slider's end where lives are not known
constexpr int mostNames = 3;    ///< of areas, on the button

/// Widgets one beside the other.
QWidget *inARow(QWidget *parent, const QList<QWidget *> &widgets)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    layout->addStretch(1);
    return row;
}

/// A field with its note below.
QWidget *withNote(QWidget *parent, QWidget *field, NoteLabel *note)
{
    auto *both = new QWidget(parent);
    auto *layout = new QVBoxLayout(both);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    layout->addWidget(field);
    layout->addWidget(note);
    return both;
}

NumberBox *budgetBox(QWidget *parent, const QString &name)
{
    auto *box = new NumberBox(parent);
    box->setObjectName(name);
    box->setRange(0, KeeperTerms::mostBudget);
    box->setGroupSeparatorShown(true);
    box->setAccelerated(true);
    new WheelGuard(box);
    return box;
}

} // namespace

KeeperForm::KeeperForm(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_keep(new NumberSlider(1, KeeperTerms::mostKeep, this))
    , m_left(new NumberSlider(1, KeeperTerms::mostLeftS, this))
    , m_manner(new QComboBox(this))
    , m_checked(new QCheckBox(this))
    , m_exit(new QCheckBox(this))
    , m_pick(new QPushButton(this))
    , m_perHour(budgetBox(this, u"keeperPerHour"_s))
    , m_perDay(budgetBox(this, u"keeperPerDay"_s))
    , m_propose(new QPushButton(this))
    , m_priceText(makeText(this))
    , m_keepNote(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_leftNote(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_budgetNote(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_note(new NoteLabel(NoteLabel::Kind::Problem, this))
{
    build();
    connect(m_keep, &NumberSlider::edited, this, &KeeperForm::onEdited);
    connect(m_left, &NumberSlider::edited, this, &KeeperForm::onEdited);
    connect(m_manner, &QComboBox::currentIndexChanged, this, &KeeperForm::onEdited);
    for (QCheckBox *box : {m_checked, m_exit})
        connect(box, &QCheckBox::toggled, this, &KeeperForm::onEdited);
    for (QSpinBox *box : {m_perHour, m_perDay})
        connect(box, &QSpinBox::valueChanged, this, &KeeperForm::onEdited);
    connect(m_pick, &QPushButton::clicked, this, &KeeperForm::pickAreas);
    connect(m_propose, &QPushButton::clicked, this, &KeeperForm::propose);
    setTerms({}, {}, 0);
    retranslate();
}

void KeeperForm::build()
{
    m_keep->setObjectName(u"keeperKeep"_s);
    m_left->setObjectName(u"keeperLeft"_s);
    m_manner->setObjectName(u"keeperManner"_s);
    m_manner->addItems({QString(), QString()}); // in the order of KeeperManner
    new WheelGuard(m_manner);
    m_checked->setObjectName(u"keeperChecked"_s);
    m_exit->setObjectName(u"keeperExit"_s);
    m_pick->setObjectName(u"keeperAreas"_s);
    m_propose->setObjectName(u"keeperPropose"_s);
    m_priceText->setObjectName(u"keeperPrice"_s);
    m_keepNote->setObjectName(u"keeperKeepNote"_s);
    m_leftNote->setObjectName(u"keeperLeftNote"_s);
    m_budgetNote->setObjectName(u"keeperBudgetNote"_s);
    m_note->setObjectName(u"keeperNote"_s);
    for (QPushButton *button : {m_pick, m_propose})
        button->setAutoDefault(false);

    auto *rows = new LabelledRows(this);
    rows->setContentsMargins({});
    rows->setVerticalSpacing(4);
    m_keepLabel = rows->addField(withNote(this, m_keep, m_keepNote), &m_keep->box());
    m_leftLabel = rows->addField(withNote(this, m_left, m_leftNote), &m_left->box());
    rows->addWide(m_priceText);
    m_budgetLabel = rows->addField(withNote(this, inARow(this, {m_perHour, m_perDay}), m_budgetNote), m_perHour);
    rows->addUnlabelled(inARow(this, {m_propose}));
    m_mannerLabel = rows->addField(m_manner, m_manner);
    m_countLabel = rows->addField(m_checked, m_checked);
    rows->addUnlabelled(m_exit);
    m_areaLabel = rows->addField(inARow(this, {m_pick}), m_pick);
    rows->addWide(m_note);
    rows->setRowStretch(rows->rowCount(), 1);
}

void KeeperForm::setTerms(const KeeperTerms &terms, std::optional<AreaScope> scope, int channels)
{
    m_set = terms;
    m_scope = scope;
    m_keep->setSlideEnd(channels > 0 ? channels : usualKeep);
    showTerms(terms);
}

void KeeperForm::showTerms(const KeeperTerms &terms)
{
    if (m_picker)
        m_picker->close(); // it is of another key
    m_areaCodes = terms.areas;
    m_keep->setValue(terms.keep);
    m_left->setValue(terms.leastLeftS);
    const auto set = [](auto *box, auto setter, auto value) {
        const QSignalBlocker still(box);
        (box->*setter)(value);
    };
    set(m_manner, &QComboBox::setCurrentIndex, int(terms.manner));
    set(m_checked, &QCheckBox::setChecked, terms.mustBeChecked);
    set(m_exit, &QCheckBox::setChecked, terms.exitAsDeclared);
    set(m_perHour, &QSpinBox::setValue, terms.perHour);
    set(m_perDay, &QSpinBox::setValue, terms.perDay);
    showAreas();
    refresh();
}

KeeperTerms KeeperForm::terms() const
{
    KeeperTerms terms = m_set;
    terms.keep = m_keep->value();
    terms.leastLeftS = m_left->value();
    terms.manner = KeeperManner(m_manner->currentIndex());
    terms.mustBeChecked = m_checked->isChecked();
    terms.exitAsDeclared = m_exit->isChecked();
    terms.areas = m_areaCodes;
    terms.perHour = m_perHour->value();
    terms.perDay = m_perDay->value();
    return terms;
}

void KeeperForm::onEdited()
{
    refresh();
    Q_EMIT edited();
}

NoteLabel &KeeperForm::noteOf(KeeperProblem problem)
{
    switch (problem) {
    case KeeperProblem::AboveChannels:
        return *m_keepNote;
    case KeeperProblem::LeastLeft:
        return *m_leftNote;
    case KeeperProblem::NoBudget:
        return *m_budgetNote;
    default:
        return *m_note;
    }
}

void KeeperForm::refresh()
{
    const KeeperTerms now = terms();
    m_exit->setEnabled(now.mustBeChecked);
    m_price = m_parts.price(now);
    m_left->setSlideEnd(m_price.mostLeastLeftS > 0 ? m_price.mostLeastLeftS : usualLeftS);

    // The price of other terms, for comparison: more time left costs a lot.
    KeeperTerms other = now;
    const bool canDouble = m_price.mostLeastLeftS == 0 || now.leastLeftS * 2 <= m_price.mostLeastLeftS;
    other.leastLeftS
        = canDouble ? std::min(now.leastLeftS * 2, KeeperTerms::mostLeftS) : std::max(1, now.leastLeftS / 2);
    const QString text = keeperPriceText(m_price, other.leastLeftS, m_parts.price(other));
    if (m_priceText->text() != text)
        m_priceText->setText(text);

    m_propose->setVisible(m_price.proposedPerHour > 0
                          && (now.perHour != m_price.proposedPerHour || now.perDay != m_price.proposedPerDay));
    const QLocale locale;
    //: a button; %1 and %2 numbers of IPs
    m_propose->setText(tr("Use %1 an hour, %2 a day")
                           .arg(locale.toString(m_price.proposedPerHour), locale.toString(m_price.proposedPerDay)));

    m_problem = m_parts.problem(now);
    for (NoteLabel *note : {m_keepNote, m_leftNote, m_budgetNote, m_note}) {
        const bool isHere = m_problem != KeeperProblem::None && note == &noteOf(m_problem);
        const QString problem = isHere ? keeperProblemText(m_problem, m_price) : QString();
        if (note->text() != problem)
            note->setText(problem);
    }
}

void KeeperForm::propose()
{
    {
        const QSignalBlocker stillHour(m_perHour);
        const QSignalBlocker stillDay(m_perDay);
        m_perHour->setValue(m_price.proposedPerHour);
        m_perDay->setValue(m_price.proposedPerDay);
    }
    m_perHour->setFocus(Qt::TabFocusReason); // the button goes
    onEdited();
}

void KeeperForm::focusProblem()
{
    QWidget *field = m_problem == KeeperProblem::AboveChannels ? static_cast<QWidget *>(m_keep)
        : m_problem == KeeperProblem::LeastLeft                ? static_cast<QWidget *>(m_left)
                                                               : static_cast<QWidget *>(m_perHour);
    field->setFocus(Qt::TabFocusReason); // selects what is in it, to be typed over
}

void KeeperForm::showAreas()
{
    const bool can = m_parts.areas.areas && m_scope;
    m_areaLabel->setVisible(can);
    m_pick->parentWidget()->setVisible(can);
    if (!can)
        return;
    m_pick->setText(m_areaCodes.isEmpty() ? tr("As in the form…")
                                          : areaNames(*m_parts.areas.areas, *m_scope, m_areaCodes, mostNames) + u'…');
}

void KeeperForm::pickAreas()
{
    if (m_picker)
        return;
    m_picker = new AreaPicker(*m_parts.areas.areas, m_parts.areas.sets, *m_scope, AreaChoice::Limit::Several, this);
    m_picker->setAttribute(Qt::WA_DeleteOnClose);
    m_picker->setWindowTitle(tr("Areas"));
    m_picker->setCodes(m_areaCodes);
    connect(m_picker, &QDialog::accepted, this, [this] {
        m_areaCodes = m_picker->codes();
        showAreas();
        onEdited();
    });
    m_picker->open();
}

void KeeperForm::retranslate()
{
    m_keepLabel->setText(tr("Keep at least"));
    m_keep->setName(tr("Keep at least, leases"));
    m_leftLabel->setText(tr("Time left"));
    m_left->setName(tr("Time left at least, seconds"));
    m_left->setSuffix(tr(" s", "seconds"));
    m_budgetLabel->setText(tr("Budget"));
    m_perHour->setSuffix(tr(" an hour", "after a number of IPs"));
    m_perDay->setSuffix(tr(" a day", "after a number of IPs"));
    m_perHour->setAccessibleName(tr("Budget: IPs an hour"));
    m_perDay->setAccessibleName(tr("Budget: IPs a day"));
    for (QSpinBox *box : {m_perHour, m_perDay})
        box->setSpecialValueText(tr("not entered", "a budget"));
    m_mannerLabel->setText(tr("Manner"));
    m_manner->setItemText(int(KeeperManner::Firm), tr("Firm (with spares)"));
    m_manner->setItemText(int(KeeperManner::Thrifty), tr("Thrifty (no spares)"));
    m_countLabel->setText(tr("Count"));
    m_checked->setText(tr("only checked, good leases"));
    m_exit->setText(tr("only with the declared exit"));
    m_areaLabel->setText(tr("Areas"));
    setPlainToolTip(*m_keep, tr("How many good leases are to be at hand at all times."));
    setPlainToolTip(*m_left,
                    tr("Leases with less time left do not count. More time costs more: new leases are needed "
                       "sooner."));
    setPlainToolTip(*m_manner,
                    tr("Firm keeps spares for leases that end early, as many as the record shows are "
                       "needed. Thrifty replaces them when they have ended."));
    setPlainToolTip(*m_pick,
                    tr("Areas in the order of preference. Where one has no stock, the next is tried. Without "
                       "a choice, the values of the key's form are used."));
    for (QSpinBox *box : {m_perHour, m_perDay})
        setPlainToolTip(*box,
                        tr("At most so many IPs are extracted. A call whose outcome is unknown counts in full. "
                           "The day is the vendor's, UTC+08:00."));
    showAreas();
    refresh();
}

void KeeperForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace proxydeck

#include "moc_keeper_form.cpp"
