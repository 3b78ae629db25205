// SPDX-License-Identifier: MIT
#include "ui/form/field_editor.h"

#include "ui/areas/area_help.h"
#include "ui/form/area_editor.h"
#include "ui/form/carrier_editor.h"
#include "ui/form/codes_editor.h"
#include "ui/form/field_help.h"
#include "ui/form/flag_editor.h"
#include "ui/form/number_editor.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/wording/field_wording.h"

#include <QCoreApplication>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace proxydeck {

FieldEditor::FieldEditor(FormModel &model, int field, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_field(field)
    , m_rows(new QVBoxLayout(this))
    , m_problem(new NoteLabel(NoteLabel::Kind::Problem, this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(2);
    connect(&m_model, &FormModel::valueChanged, this, [this](int changed) {
        if (changed == m_field && !m_committing)
            display();
    });
    connect(&m_model, &FormModel::problemChanged, this, [this](int changed) {
        if (changed == m_field)
            judge();
    });
}

FieldEditor::~FieldEditor()
{
    // An input that is destroyed while it has the focus is left, and its parts say so.
    if (!m_input)
        return;
    m_input->disconnect(this);
    for (const QObject *part : m_input->children())
        part->disconnect(this);
}

void FieldEditor::start()
{
    m_input = input();
    m_rows->insertWidget(0, m_input);
    m_rows->addWidget(m_problem);
    setFocusPolicy(input()->focusPolicy()); // without a focus policy the widget cannot be placed in the tab order
    setFocusProxy(input());
    input()->setObjectName(QLatin1StringView(parameter().name));
    refresh();
}

QString FieldEditor::label() const { return QCoreApplication::translate("Catalogue", parameter().label); }

QString FieldEditor::problemText() const { return m_problem->text(); }

void FieldEditor::showProblem()
{
    m_typing = false;
    judge();
}

void FieldEditor::refresh()
{
    const QString help = plainToolTip(QCoreApplication::translate("Catalogue", parameter().help));
    input()->setToolTip(help);
    input()->setWhatsThis(fieldHelp(parameter()));
    setWhatsThis(input()->whatsThis()); // covers the other widgets of the field, such as a link
    input()->setAccessibleName(label());
    retranslate();
    display();
    judge();
}

void FieldEditor::display()
{
    const QScopedValueRollback showing(m_showing, true);
    showValue();
}

void FieldEditor::commit(const QString &value, bool complete)
{
    if (m_showing)
        return;
    const QScopedValueRollback committing(m_committing, true);
    m_typing = !complete;
    m_model.setValue(m_field, value);
}

void FieldEditor::finish()
{
    m_typing = false;
    display();
    judge();
}

void FieldEditor::judge()
{
    const bool wrong = m_model.problem(m_field) != FieldProblem::None;
    // A problem already shown is updated on every key press, so that it disappears as soon as it is fixed.
    if (wrong && m_committing && m_typing && m_problem->text().isEmpty())
        return;
    const QString text = wrong ? fieldProblemText(m_model, m_field) : QString();
    m_problem->setText(text);
    input()->setAccessibleDescription(wrong ? text : QCoreApplication::translate("Catalogue", parameter().help));
}

FieldEditor *makeFieldEditor(FormModel &model, int field, const AreaHelp &help, QWidget *parent)
{
    switch (model.parameter(field).kind) {
    case ParameterKind::AreaCodes:
    case ParameterKind::AreaCode:
    case ParameterKind::CountryCodes:
        if (help.areas)
            return new AreaEditor(model, field, *help.areas, help.sets, parent);
        return new CodesEditor(model, field, parent);
    case ParameterKind::Carrier:
        return new CarrierEditor(model, field, parent);
    case ParameterKind::Count:
    case ParameterKind::Minutes:
        return new NumberEditor(model, field, parent);
    case ParameterKind::Flag:
        return new FlagEditor(model, field, parent);
    case ParameterKind::Key:
    case ParameterKind::ApiPassword:
        break; // FormModel never contains these
    }
    Q_UNREACHABLE();
}

} // namespace proxydeck

#include "moc_field_editor.cpp"
