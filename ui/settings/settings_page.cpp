// SPDX-License-Identifier: MIT
#include "ui/settings/settings_page.h"

#include "preferences/preferences.h"
#include "ui/settings/match_check_box.h"
#include "ui/settings/settings_row.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/wheel_guard.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSet>
#include <QSpinBox>
#include <QVBoxLayout>

namespace proxydeck {

using namespace Qt::StringLiterals;

SettingsPage::SettingsPage(Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_layout(new QVBoxLayout(this))
    , m_heading(makeHeading(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
    m_layout->addWidget(m_heading);
    m_layout->addStretch(1);
}

SettingsRow *SettingsPage::addRow(QWidget *control, const QStringList &keys)
{
    if (control->objectName().isEmpty() && !keys.isEmpty())
        control->setObjectName(keys.constFirst());
    auto *row = new SettingsRow(control, keys, this);
    m_rows.append(row);
    m_layout->insertWidget(m_layout->count() - 1, row);
    return row;
}

SettingsRow *SettingsPage::addFlag(Preference preference)
{
    auto *check = new MatchCheckBox(this);
    check->setChecked(m_preferences.flag(preference));
    connect(check, &QCheckBox::toggled, this, [=, this](bool on) { m_preferences.set(preference, on); });
    connect(&m_preferences, &Preferences::changed, check, [=, this](Preference changed) {
        if (changed == preference)
            check->setChecked(m_preferences.flag(preference));
    });
    return addRow(check, {specOf(preference).key});
}

SettingsRow *SettingsPage::addNumber(Preference preference)
{
    auto *spin = new NumberBox(this);
    const PreferenceSpec &spec = specOf(preference);
    spin->setRange(spec.least, spec.most);
    // No keyboard tracking: while "90" is typed, the value 9 days must not take effect.
    spin->setKeyboardTracking(false);
    spin->setGroupSeparatorShown(spec.most > 9'999 && preference != Preference::ProxyPort);
    spin->setValue(m_preferences.number(preference));
    new WheelGuard(spin);
    connect(spin, &QSpinBox::valueChanged, this, [=, this](int value) { m_preferences.set(preference, value); });
    // Assistive technology and dictation set the whole text, and leave a field that they never entered.
    if (auto *line = spin->findChild<QLineEdit *>()) {
        connect(line, &QLineEdit::textChanged, spin, [spin] {
            if (!spin->hasFocus())
                spin->interpretText();
        });
    }
    connect(&m_preferences, &Preferences::changed, spin, [=, this](Preference changed) {
        if (changed == preference)
            spin->setValue(m_preferences.number(preference));
    });
    return addRow(spin, {spec.key});
}

SettingsRow *SettingsPage::addChoice(Preference preference, const QStringList &values)
{
    auto *combo = new QComboBox(this);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const QString &value : values)
        combo->addItem(QString(), value);
    new WheelGuard(combo);
    const auto show = [=, this] { combo->setCurrentIndex(combo->findData(m_preferences.text(preference))); };
    show();
    connect(combo, &QComboBox::currentIndexChanged, this, [=, this](int index) {
        if (index >= 0)
            m_preferences.set(preference, combo->itemData(index));
    });
    connect(&m_preferences, &Preferences::changed, combo, [=](Preference changed) {
        if (changed == preference)
            show();
    });
    return addRow(combo, {specOf(preference).key});
}

void SettingsPage::setChoiceTexts(SettingsRow *row, const QStringList &texts)
{
    QComboBox *combo = comboOf(row);
    for (int i = 0; i < combo->count() && i < texts.size(); ++i)
        combo->setItemText(i, texts.at(i));
}

void SettingsPage::keepTogether(const QList<SettingsRow *> &rows) { m_groups.append(rows); }

QSpinBox *SettingsPage::spinOf(SettingsRow *row) { return qobject_cast<QSpinBox *>(row->control()); }

QComboBox *SettingsPage::comboOf(SettingsRow *row) { return qobject_cast<QComboBox *>(row->control()); }

void SettingsPage::showTexts()
{
    m_heading->setText(title());
    setAccessibleName(title());
    retranslate();
}

bool SettingsPage::match(const QStringList &words)
{
    QSet<SettingsRow *> shown;
    for (SettingsRow *row : std::as_const(m_rows)) {
        if (row->match(words, title()))
            shown.insert(row);
    }
    for (const QList<SettingsRow *> &group : std::as_const(m_groups)) {
        const QSet<SettingsRow *> rows(group.begin(), group.end());
        if (shown.intersects(rows))
            shown.unite(rows);
    }
    for (SettingsRow *row : std::as_const(m_rows))
        row->setVisible(shown.contains(row));
    return !shown.isEmpty();
}

void SettingsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showTexts();
}

} // namespace proxydeck

#include "moc_settings_page.cpp"
