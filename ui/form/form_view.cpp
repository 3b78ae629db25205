// SPDX-License-Identifier: MIT
#include "ui/form/form_view.h"

#include "catalogue/form_model.h"
#include "ui/form/field_editor.h"
#include "ui/widgets/labelled_rows.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>

namespace proxydeck {

FormView::FormView(const AreaHelp &help, QWidget *parent)
    : QWidget(parent)
    , m_help(help)
    , m_layout(new LabelledRows(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setVerticalSpacing(6);
}

void FormView::setForm(FormModel *form)
{
    if (form == m_form)
        return;
    m_rows.clear();
    m_layout->clear();
    m_form = form;
    for (int field = 0; m_form && field < m_form->fieldCount(); ++field) {
        Row row{nullptr, makeFieldEditor(*m_form, field, m_help, this)};
        connect(row.editor, &FieldEditor::openUrl, this, &FormView::openUrl);
        if (row.editor->namesItself())
            m_layout->addUnlabelled(row.editor);
        else
            row.label = m_layout->addField(row.editor, row.editor->input());
        m_rows.append(row);
    }
    retranslate();
}

FieldEditor *FormView::editor(int field) const
{
    return field >= 0 && field < m_rows.size() ? m_rows.at(field).editor : nullptr;
}

void FormView::refresh()
{
    for (const Row &row : std::as_const(m_rows))
        row.editor->refresh();
}

bool FormView::showProblems()
{
    for (const Row &row : std::as_const(m_rows))
        row.editor->showProblem();
    const int first = m_form ? m_form->firstProblem() : -1;
    if (FieldEditor *wrong = editor(first))
        wrong->input()->setFocus(Qt::OtherFocusReason);
    return first < 0;
}

void FormView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FormView::retranslate()
{
    for (const Row &row : std::as_const(m_rows)) {
        row.editor->refresh();
        if (row.label) {
            row.label->setText(row.editor->label());
            setPlainToolTip(*row.label, QCoreApplication::translate("Catalogue", row.editor->parameter().help));
            row.label->setWhatsThis(row.editor->whatsThis());
        }
    }
}

} // namespace proxydeck

#include "moc_form_view.cpp"
