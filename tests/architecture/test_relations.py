from django.apps import apps

from tests.architecture.tree import app_chain


def own_relations():
    chain = app_chain()
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if not field.is_relation or field.auto_created or field.related_model is None:
                continue
            target = field.related_model._meta.app_label
            if model._meta.app_label in chain and target in chain:
                yield model._meta.app_label, target, str(field)


def test_relations_point_downward():
    chain = app_chain()

    upward = [
        f"{field} points up to {target}"
        for app, target, field in own_relations()
        if chain.index(target) < chain.index(app)
    ]

    assert upward == []


def test_relations_are_seen_at_all():
    assert any(field == "standards.Standard.framework" for _, _, field in own_relations())


def test_every_room_with_tables_is_in_the_chain():
    strangers = {
        model._meta.app_label
        for model in apps.get_models()
        if not model.__module__.startswith(("django", "allauth"))
    } - set(app_chain())

    assert strangers == set()
