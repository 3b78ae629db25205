// SPDX-License-Identifier: MIT
#include "ui/columns/column_set_dialog.h"

#include "preferences/column_sets.h"
#include "ui/widgets/field_input.h"
#include "ui/widgets/font_follower.h"
#include "ui/widgets/note_label.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace proxydeck {

using namespace Qt::StringLiterals;

ColumnSetDialog::ColumnSetDialog(const ColumnSets &sets, const QString &renamed, QWidget *parent)
    : QDialog(parent)
    , m_sets(sets)
    , m_renamed(renamed)
    , m_name(new QLineEdit(renamed, this))
    , m_note(new NoteLabel(NoteLabel::Kind::Information, this))
{
    setObjectName(u"columnSetDialog"_s);
    setWindowTitle(renamed.isEmpty() ? tr("Save columns as a set") : tr("Rename column set"));
    auto *label = new QLabel(tr("&Name:"), this);
    label->setBuddy(m_name);
    m_name->setObjectName(u"columnSetName"_s);
    new FieldInput(*m_name, TextKind::Label);
    m_name->setMaxLength(ColumnSets::mostName);
    new FontFollower(*this, [this] { m_name->setMinimumWidth(fontMetrics().averageCharWidth() * 36); });
    m_name->selectAll();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setObjectName(u"columnSetOk"_s);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_name);
    layout->addWidget(m_note);
    layout->addStretch(1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &ColumnSetDialog::check);
    check();
}

QString ColumnSetDialog::name() const { return ColumnSets::properName(m_name->text()); }

void ColumnSetDialog::check()
{
    const QString proper = name();
    const bool known = m_sets.find(proper);
    QString note;
    bool usable = !proper.isEmpty();
    if (!known && ColumnSets::isBuiltIn(proper)) {
        usable = false;
        note = tr("A built-in set has this name.");
    } else if (!m_renamed.isEmpty()) {
        usable = usable && (!known || proper == m_renamed);
        if (known && proper != m_renamed)
            note = tr("Another set has this name.");
    } else if (known) {
        note = tr("The set of this name is replaced.");
    } else if (m_sets.own().size() >= ColumnSets::mostSets) {
        usable = false;
        note = tr("The maximum number of column sets is reached. Delete one first.");
    }
    m_note->setText(note);
    m_ok->setEnabled(usable);
    m_ok->setText(!m_renamed.isEmpty() ? tr("Rename") : known ? tr("Replace") : tr("Keep"));
}

} // namespace proxydeck

#include "moc_column_set_dialog.cpp"
